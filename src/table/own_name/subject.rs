//! Parts of names of what a person may join, hold or be refused, and is no message: courses, cards, magazines, applications;
//! and of things that are blocked or invalid by themselves. As in `stems`, which says how they are written. Not documents,
//! contracts and accounts: `else_stems`.
//!
//! Invariant: a yes or a no there is no answer about messages, unless the name speaks of them beside the subject.

use super::stem::Stems;

/// What somebody may join, take part in, hold, read, leave or apply for, and is no message: of these only words tell.
pub(super) static JOINED: Stems = Stems::of(
    "\
    abonnement magazine|admission*|applicant*|application|applications|*ausflug*|bewerber*|*bewerbung*|\
    bonusclub*|bonuskarte*|bonusprogramm*|box|candidacy|candidatur*|carte fidelite*|carte membre|clubkarte*|\
    corsi|corso|cours|course|courses|curso|cursos|cursus*|enrollment*|enrolment*|fedelta*|ferienlager*|\
    fidelidad*|fidelite*|fidelizacion*|fitness*|formacion|formation|formations|formazione|fortbildung*|\
    gift card*|gimnasio|giornale|gym|immatrikul*|klantenkaart*|krant|krantenabo*|kundenclub*|kundenkarte*|\
    kurs|kursabmeld*|kursanmeld*|kurse|kursstorn*|kursteil*|ledenpas*|lehrgang*|lessons|lezione|lezioni|\
    loyaliteit*|loyalt*|*magazin|magazine|magazines|magazine subscription|matricula|membership card*|\
    netflix|opleiding*|paid|palestra|payback*|premium|probestunde*|probetraining*|punkteprogramm*|punten|\
    quotidien*|revista*|revue|rewards*|rivista*|*schulung*|sollicitat*|sportschool*|*studiengang*|taller|\
    talleres|tessera|tessere|tijdschrift*|training|trainings|transport|treue|treuekart*|treueprogramm*|\
    unterricht*|vorteilsclub*|vorteilskarte*|weiterbildung*|*zeitschrift*|*zeitung|zeitungs*",
);

/// Asked by surveys: what they say of a newsletter is no wish for one.
pub(super) static SURVEY: Stems = Stems::of(
    "\
    befragung*|*befragung|cuestionario*|encuesta*|enquete|enquetes|feedback*|fragebogen*|poll|questionario|\
    questionnaire*|sondage*|sondaggi*|survey*|*umfrage*|vragenlijst*",
);

/// What is blocked, refused, held or invalid, and is no person and no message.
pub(super) static BLOCKABLE: Stems = Stems::of(
    "\
    aankomst|abitazione|access|achat|acompte|acquisto|actividad|activite|affaire|affitto|afspraak|aide|aliment|\
    allergy|alloggio|alojamiento|amenity|amount|amt|animal|anlage|antraege|antrag|apartment*|apparecchio|\
    appartamento|appartement|appointment*|appuntamento|arbeitszeit|area|arrival|article|articles|articolo|\
    articulo|artikel*|asset*|assicurazione|assurance|atelier|attendance|attivita|audit|aufgabe*|auftrag*|\
    ausbildung|ausgabe|ausstattung|ausweis|auto|automobile|autos|avantage|ayuda|baan|badge*|bagno|bail|balance|\
    balcon|balcony|balkon|barrio|basket|batiment|baujahr|bauteil*|beca|bed|bedrag|bedroom*|beds|beitrag|beneficio|\
    benefit|beschaeftigung|besichtigung|bestand|bestelling|bestellung|besuch|betaling|betrag|bewertung|bezoek|\
    bien|biens|bilan|bilancio|blok|bloque de pisos|boarding|boek|boete|bon|bonifico|bono|bonus|book|booking*|\
    books|bourse|bouwjaar|branche|buch|buchung*|budget*|building*|buono|bus|bussgeld*|cable|cadeau|camera|camion|\
    camp|cantidad|cantiere|car|cars|cart|carta|carte|cartella|casa|case|cases|certificado*|certificat*|chambre*|\
    chantier*|check|cheque*|child seat|cibo|citta|city|ciudad|claim*|clase|class|classe|closing|colis|collection|\
    color|colore|comida|commande|compra|condominio|conge|congedo|conges|consegna|cost|costo|cotisation|couleur|\
    county|coupon*|course|cout|coverage|crane|creance|credit|cuota|currency|cycle|dataset*|deal|debito|debt|\
    degree|deliver*|departure|deposit*|derecho|descuento|destino|deuda|device*|devis|dienst|dienste|diet|diplom*|\
    disco|discount|dispositivo|dispute|district|document|documenti|documento|documentos|documents|dokument*|\
    domanda|donacion|donatie|donation|donazione|door|doors|dossier*|driver licence|drug*|duration|edificio|\
    education|einheit|einkauf|einzug|ejercicio|emploi|energie|engine*|entrada|entree|entrega|environment|\
    equipment|equipo|ergebnis|espace|estate|estudio|etage|etapa|etude|evento|exam*|exercice|expense*|factura|\
    facture|factuur|fahrzeug*|farbe|fare|farm|fattura|fee|ferie|ficha|fiche|field|fields|file|files|finance|\
    firewall*|fitness|flaeche|fleet|flight*|floor|fluege|flug|forderung|formation|formular*|foto|frais|franchise|\
    fuehrerschein|fund|funding|funds|gara|garage*|garantie*|garanzia|garden|garten|gate|gebaeude*|geboorte|gebouw|\
    gebuehr|geburt|gehalt|geraet*|gesundheit|gewicht|goal|goods|grade|grant|grants|gruppenraum*|gutschein*|\
    habitacion*|haus|haustier|headcount|health|height|heizung*|hobby|holiday*|hotel*|house*|huis|huisdier|huur|\
    hypothek*|immeuble*|immobile|immobilie*|impfung|impianto|import|importe|importo|imports|impot|impuesto*|\
    incarico|incident|income|industria|ingang|inkomen|inkoop|inmueble*|insurance*|interview*|inventory|invoice|ip|\
    item|items|job|jornada|kaart|kamer|kamers|kasse|kennwort*|kennzeichen|key|keys|kiste*|kitchen|klasse|kleur|\
    korting|kosten|kredit|kurzarbeit*|kwaliteit|lager|lagerort*|laptop*|lavoro|league|lease*|leave request*|\
    lening|lesson|levering|licence*|license*|lieferung|lieu|ligne|listing*|livraison*|loan*|locatie|location*|\
    lock|locker*|logement*|lohn|lot|lots|loyer*|lugar|luogo|macchina|machine*|mahnung|maintenance|maison|marche|\
    mariage|maschine*|match|materia|material*|matiere|meal|medical|medication*|meeting*|mesa|messe|meter|miete|\
    mietobjekt*|milestone|model|module*|moebel*|montant|mortgage*|motor|move|naissance|network*|object|objects|\
    objekt*|objet*|obra|oficina|opdracht|opening|opportunity|ordine|package|pagamento|pago|paiement|paket*|pakket|\
    palazzo|palier|panier|paquete|parcel*|parcheggio|parcours|park*|partita|parts|pass|passeport*|passport*|pasto|\
    patent*|payment|payroll|pedido|pensioen|pension|performance|period|permis|permis de conduire|\
    permis de construire|permis de sejour|permit|peso|pet|pfad|pfand|pflege|phase|photo|piano|piece|pieces|piso|\
    place|plan|plane|plans|platz|plot*|poids|point|points|police|policies|policy|port|portfolio|ports|postcode|\
    posto|precio|preis|preise|premio|prenotazion*|prestamo*|prestation*|prestito|pret|prezzo|price|prices|prijs|\
    priority|prix|probation|prodotti|prodotto|product|producto|productos|products|produit*|produkt*|progetto|\
    project|projekt|projet|properties|property|proprieta|proyecto|pruefung|puesto|purchase*|quantity|quota|quote|\
    quotes|rabatt|race|raeume|ranking|rate|rating|raum|receipt|rechnung|reclamation|recompense|refund*|regal|\
    regale|region|reglement|reis|reise*|rekening|religion|remise|renewal|rent|rental*|repair*|reparacion|\
    reparatie|reparatur*|repas|reserva|reservas|reservation*|reservering*|reservierung*|residence|ressource|\
    resultat|retard|retour*|return|returns|revenu|revenue|reward|risk|rit|riunione|road*|room*|route*|rue|\
    rueckgabe*|ruhezeit|ruimte|ruta|saison|sala|salaire|salario|salaris|salary|salas|saldo|sale|sales|salle*|\
    salud|salute|sample*|sante|schaden|schein|schicht|schluessel|season|seat*|seguro|seizoen|sejour|seminar|\
    server|session*|share|shares|shelf|shift|shifts|shipment|sim|site|sitz|size|skill|slot|slots|software|solde|\
    sortie|sortiment*|spedizione|spende|sport|standort*|stanza|stelle|stellplatz*|step|steuer|steuerbescheid*|\
    steuern|stipendio|stock*|storno|straat|strafe|strasse*|strecke*|street|subsidy|sueldo|summe|surface|taak|\
    table|tafel|taglia|taille|talla|tarea|tarief|tarif|tariffa|tarjeta|tasa|task|taux|tax|teil|teile|temporada|\
    term|termijn|termin|termine|terrain*|tessera|test|testament*|tests|ticket|titolo|toets|tool*|tour|tours|town|\
    track|train|trains|traject|transaction|transactions|transfer|transport*|travail|travel|treatment|trip|trips|\
    truck|turno|umsatz|unfall|unit|unite|units|unterricht|urlaub*|urteil*|vacancy|vacation*|vacature|vaccination|\
    vak|vakantie|vehicl*|vehicul*|veicolo|vendita|venta|vente|venue*|verkauf|verkoop|versicherung*|vertrag|\
    vertrek|verzekering|viaggio|viaje|visa|visas|visit|visita|visite|visum|vivienda*|vlucht|voertuig*|voiture*|\
    vol|vols|voorraad|voucher*|voyage*|wagen|ware|warehouse*|waren|warranty|wartung|weight|werkstueck*|wohnung*|\
    woning|workshop|zaak|zaal|zahlung|zeile|zertifikat*|zeugnis|ziekte|zimmer*|zona|zone|zones|zutritt*",
);

/// What may not be done, or who died, and is neither a message nor the contact; the rest of the name counts without it.
pub(super) static NOT_OF_MESSAGES: Stems = Stems::of(
    "\
    abmeldung fahrzeug*|abmeldung kfz*|abmeldung pkw*|coniuge deceduta|coniuge deceduto|conjoint decede*|\
    conyuge fallecid*|deceased father|deceased husband|deceased mother|deceased parent*|deceased partner|\
    deceased spouse|deceased wife|deces du conjoint|do not admit|do not archive|do not bend|do not bill|\
    do not book|do not charge|do not clean|do not close|do not copy|do not count|do not delete|do not duplicate|\
    do not fold|do not freeze|do not hire|do not invoice|do not overwrite|do not pay|do not photograph|\
    do not print|do not publish|do not purge|do not rebook|do not rehire|do not remove|do not rent|\
    do not resuscitate*|do not serve|do not ship*|do not stack|do not substitute|do not translate|\
    do not transport|ehefrau verstorben|ehemann verstorben|ehepartner verstorben|fahrzeug abgemeldet|\
    fahrzeugabmeldung*|father deceased|father died|husband deceased|kfz abgemeldet|kfz abmeldung*|mother deceased|\
    mother died|mutter verstorben|ne pas facturer|ne pas livrer|ne pas louer|ne pas photographier|ne pas plier|\
    ne pas publier|ne pas reanimer|ne pas supprimer|no desea factura*|no longer sold|no longer stocked|\
    overleden partner|parent deceased|partner deceased|partner overleden|pet deceased|pkw abgemeldet|\
    removed from cart|removed from inventory|removed from sale|removed from stock|spouse deceased|\
    vater verstorben|verstorbene ehefrau|verstorbener ehemann|verstorbener ehepartner|wife deceased",
);

/// A person objected to it: messages about a thing may be meant.
pub(super) static OBJECTED: Stems = Stems::of("bezwaar*|oposicion*|oppos*|*widerspr*");

/// What stands for leaving, and for a part of a house or of a year as well: beside more words only if cells answer.
pub(super) static AMBIGUOUS: Stems = Stems::of("blocco|block|bloque|dead|held|purge|rifiuto");

/// All of them.
#[cfg(test)]
pub(super) static ALL: [&Stems; 6] = [&JOINED, &SURVEY, &BLOCKABLE, &NOT_OF_MESSAGES, &OBJECTED, &AMBIGUOUS];
