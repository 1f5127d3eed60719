"""Runs one command and writes its seconds, its seconds of CPU, its peak memory in bytes and its exit code as JSON.

A process of its own because a child counts the memory of the process that forked it as its own peak, and the
comparison itself holds millions of rows. Usage: measure.py RESULT PIN COMMAND...
"""

import json
import os
import sys
import time

result, pin, command = sys.argv[1], sys.argv[2] == "1", sys.argv[3:]
if pin:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
with open(result, "w") as file:
    json.dump(
        {
            "seconds": seconds,
            "cpu": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
            "code": os.waitstatus_to_exitcode(status),
        },
        file,
    )
