"""What columns are called: phrases in French, Catalan, Spanish, Italian, Portuguese, German, English (some Dutch).

A line is a list of phrases with `|` between; they are normalised as headers are (`headers.key`), so accents, "de", "la"
and "votre" do not matter. Sources: the exports of common ticket offices, the translations of pretix, Indico, Odoo and
Attendize, and office practice; words, never a platform's whole table.
"""

from __future__ import annotations

PERSON: dict[str, str] = {
    "first_name": """
        prénom | prénoms | prénom usuel | first name | firstname | given name | given names | forename | forenames
        | christian name | vorname | vornamen | rufname | nombre de pila | nombre propio | nom de pila | prenom(s)
        | primeiro nome | nome próprio | nome de batismo | nome di battesimo | voornaam | fname
    """,
    "last_name": """
        nom de famille | nom d'usage | nom patronymique | nom de naissance | last name | lastname | surname | family name
        | familyname | second name | apellido | apellidos | primer apellido | cognom | cognoms | primer cognom | llinatges
        | cognome | sobrenome | apelido | apelidos | nachname | familienname | zuname | achternaam | lname | patronyme
    """,
    "full_name": """
        nom complet | nom prénom | prénom nom | noms prénoms | nom et prénom du participant | identité | full name
        | fullname | complete name | display name | name and surname | first and last name | first name last name
        | surname name | badge name | name on badge | nom sur le badge | nombre completo | nombre y apellidos
        | apellidos y nombre | apellidos nombre | nom i cognoms | cognoms i nom | nome completo | nome e cognome | nome cognome
        | cognome e nome | nome e apelido | nome e sobrenome | nome apelido | vor und nachname | vor und zuname
        | name vorname | vorname name | vollständiger name | vorname nachname | nachname vorname | volledige naam
        | intervenant | conférencier | speaker | ponente | ponent | relatore | orador | referent | teilnehmer
        | participant | participants | attendee | attendees | participante | participantes | assistent | assistents
        | asistente | asistentes | partecipante | partecipanti | teilnehmername | inscrit | inscrits | invité | invités
        | delegate | guest | personne | personnes | visiteur | visiteurs | nominativo | contact | liste des participants
    """,
    "email": """
        email | e-mail | mail | courriel | mél | mel | adresse mail | adresse email | adresse courriel | email address
        | adresse électronique | adresse de messagerie | courrier électronique | correo | correo electrónico | correu
        | correu electrònic | adreça electrònica | dirección de correo | dirección de correo electrónico
        | posta elettronica | indirizzo email | indirizzo di posta elettronica | correio eletrónico | correio eletrônico
        | endereço de email | endereço eletrónico | emailadresse | email adresse | email adresses | email professionnel | email pro | mailadresse | email id | e-mailadres | username email
    """,
    "phone": """
        téléphone | téléphones | tél | tel | téléphone portable | téléphone mobile | tél portable | tél mobile | portable
        | mobile | gsm | n° de téléphone | numéro de téléphone | numéro de portable | phone | telephone | phone number
        | telephone number | mobile number | mobile phone | cell | cell phone | cellphone | work phone | teléfono
        | móvil | teléfono móvil | número de teléfono | celular | telèfon | mòbil | telèfon mòbil | telefono | cellulare
        | numero di telefono | recapito telefonico | telefone | telemóvel | número de telefone | telefon | telefonnummer
        | handy | handynummer | mobiltelefon | mobil | rufnummer | telefoon | telefoonnummer | téléphone fixe | whatsapp
    """,
    "company": """
        société | entreprise | organisme | organisation | organization | structure | structure représentée | établissement
        | établissement de rattachement | institution | employeur | raison sociale | nom de la société | nom de l'entreprise
        | nom de l'organisme | nom de la structure | compagnie | laboratoire | affiliation | company | company name | employer
        | business | business name | firm | organisation name | organization name | institute | university | agency
        | empresa | entidad | organización | institución | compañía | razón social | nombre de la empresa | centro
        | entitat | organització | institució | raó social | nom de l'empresa | centre | azienda | ditta | società | ente
        | impresa | organizzazione | istituzione | ragione sociale | nome azienda | entidade | organização | instituição
        | nome da empresa | firma | unternehmen | organisationsname | einrichtung | institut | firmenname | bedrijf
        | organisatie | bedrijfsnaam | média | media | médias | medium | nom du média | media outlet | what's your company
        | company or organization | entité
    """,
    "job_title": """
        fonction | fonctions | poste | poste occupé | intitulé du poste | intitulé de poste | titre du poste | métier
        | profession | titre professionnel | emploi | job | job title | jobtitle | position | job position | function
        | occupation | designation | professional title | what's your role | what is your role | your role
        | cargo | puesto | puesto de trabajo | profesión | función | càrrec | lloc de treball | professió
        | funció | carica | ruolo | ruolo aziendale | qualifica | posizione | mansione | professione | incarico | função
        | profissão | funktion | beruf | stelle | berufsbezeichnung | jobtitel | stellenbezeichnung | functie
        | job function | work title
    """,
    "country": """
        pays | pays de résidence | pays d'origine | country | country code | home country | country of residence | nation
        | país | país de residencia | pais | paese | nazione | stato di residenza | país de residência | land | länder
        | staat | país d'origen | country region | code pays | country name | country territory | country iso
    """,
    "category": """
        catégorie | catégories | catégorie de participant | type de participant | type participant | profil | profil participant
        | statut participant | qualité | en qualité de | vous venez en tant que | vous êtes | je suis | type de badge
        | type badge | badge type | type de billet | type billet | type de tarif | tarif | nom du tarif | billet | intitulé du billet
        | formule | type d'inscription | accréditation | type d'accréditation | category | attendee type | attendee category
        | participant type | participant category | registration type | registration category | registrant type
        | delegate type | guest type | visitor type | ticket | ticket name | ticket type | ticket category | ticket title
        | event ticket | product | product name | item | item name | admission type | pass | pass type | badge category
        | categoría | tipo de asistente | tipo de participante | tipo de entrada | entrada | tipo asistente | tipo de inscripción
        | tipo de pase | perfil | categoria | tipus | tipus d'assistent | tipus de participant | tipus d'entrada | perfil d'assistent
        | tipo di partecipante | tipo partecipante | tipologia | tipologia partecipante | biglietto | tipo biglietto
        | tipo di biglietto | profilo | tipo de bilhete | bilhete | ingresso | tipo de ingresso | kategorie | teilnehmertyp
        | teilnehmerart | teilnehmerkategorie | ticketart | tickettyp | ticketkategorie | ausweistyp | kartentyp | categorie
        | type produit | type de produit | produit | produkt | producto | producte | prodotto | produto | artikel
        | i will attend as | will attend as | attending as | j'assiste en tant que | asistiré como | teilnahme als | participation type | type de participation | tipo de participación | tipus de participació
        | tipo di partecipazione | tipo de participação | teilnahmeart | en calidad de qué asiste | en calidad de | en qualitat de | type de visiteur | rôle participant
        | groupe de tarif | collège | attending as | i am | you are | registering as
    """,
    "status": """
        statut | statut inscription | statut de l'inscription | état de l'inscription | état inscription | statut du billet
        | statut participant | statut de la commande | status | registration status | registration state | attendee status
        | order status | ticket status | approval status | booking status | guest status | rsvp status | participation status
        | attendance status | response | réponse | réponse invitation | rsvp | rsvp response
        | estado | estado de la inscripción | estado inscripción | estado de la reserva | estado del pedido | estado registro
        | estat | estat de la inscripció | estat inscripció | stato | stato iscrizione | stato dell'iscrizione
        | stato registrazione | stato ordine | estado da inscrição | situação | situação da inscrição | anmeldestatus
        | registrierungsstatus | teilnahmestatus | buchungsstatus | bestellstatus | zusage | situation | invitation status
    """,
    "payment": """
        paiement | statut paiement | statut de paiement | statut du paiement | état du paiement | état paiement | règlement
        | état du règlement | payé | réglé | soldé | payment status | payment state | payment | paid | is paid | order paid
        | pago | pagado | estado de pago | estado del pago | pagament | pagat | estat del pagament | pagamento | pagato
        | stato pagamento | stato del pagamento | estado do pagamento | zahlung | zahlungsstatus | bezahlt
        | status des paiements | transaction status | facturation statut
    """,
    "cancelled": """
        annulé | annulée | annulation | cancelled | canceled | is cancelled | cancelado | cancelada | anulado | anul·lat
        | cancel·lat | annullato | storniert | disabled | désactivé | désinscrit | refunded | remboursé | cancelled at
        | canceled at | date d'annulation | deleted | deleted at
    """,
    "blocked": "bloqué | blocked | is blocked | bloqueado | bloquejat | bloccato | gesperrt | interdit",
    "attending": """
        viendra | participe | participera | will attend | attending | coming | going | vient | vendrá | asistirá
        | assistirà | parteciperà | nimmt teil | confirmé | confirmed | confirmado | confirmat | confermato | bestätigt
        | présence confirmée
    """,
    "external_id": """
        n° inscription | numéro d'inscription | numéro inscription | n° d'inscrit | n° de participant | numéro participant
        | id participant | identifiant | identifiant participant | n° billet | n° de billet | numéro de billet | numéro billet
        | id billet | référence billet | réf billet | code billet | code barre | code barres | code-barres | codebarre
        | n° badge | n° de badge | numéro de badge | badge | badge no | badge number | badge id | badge code | réf | référence | matricule
        | code participant | code d'inscription | code unique | id | uid | uuid | guid | attendee id | attendee no
        | attendee number | participant id | registration id | registration number | registration no | registration code
        | reg id | reg code | unique code | unique code for this registration | ticket id | ticket number | ticket no
        | ticket code | ticket reference | ticket ref | barcode | bar code | barcode number | barcode no | qr code | qrcode | secret
        | ticket secret | pseudonymization id | public id | short id | external id | ext id | api id | user id | member id | guest id
        | delegate id | delegate number | reference | ref | confirmation code | confirmation number | n° inscripción
        | número de inscripción | código de inscripción | n° entrada | número de entrada | código de barras | código
        | identificador | localizador | referencia | n° inscripció | número d'inscripció | codi | codi de barres
        | referència | numero iscrizione | codice | codice iscrizione | codice a barre | numero biglietto | codice biglietto
        | número de inscrição | código do bilhete | anmeldenummer | registrierungsnummer | teilnehmernummer | teilnehmer nr
        | teilnehmer id | ticketnummer | ticketcode | ausweisnummer | strichcode | kennung | anmelde nr | ticket nr
        | referentie | id inscription | n° ticket | reg no | regn no | registr no | inscr no | geheimnis | code badge | secreto | segreto
        | segredo | secret du billet | ticket secret
    """,
    "order_ref": """
        n° commande | numéro de commande | numéro commande | référence commande | réf commande | référence de la commande
        | id commande | commande | réservation | n° réservation | numéro de réservation | dossier | n° dossier | order
        | order no | order id | order number | order code | order ref | order reference | booking | booking id
        | booking reference | booking number | booking no | transaction | transaction id | transaction no | purchase id
        | invoice number | group id | pedido | n° pedido | número de pedido | id pedido | comanda | n° comanda | reserva
        | n° reserva | ordine | n° ordine | numero ordine | id ordine | encomenda | bestellung | bestellnummer
        | bestell nr | buchungsnummer | buchung | reservierung | order ext id
    """,
    "stand": """
        stand | stands | n° stand | n° de stand | numéro de stand | numéro stand | stand attribué | emplacement | stand no
        | stand number | booth | booth no | booth number | n° estand | estand | número de stand | estand n° | stand nr
        | numero stand | n° dello stand | padiglione stand | messestand | standnummer | stand nummer | box | code stand
    """,
    "title": """
        civilité | civ | titre de civilité | title | titre | salutation | prefix | name prefix | honorific | tratamiento
        | tractament | trato | titolo | appellativo | anrede | titel | akademischer titel | tratamento | título | aanhef
        | mr mrs | m mme | sexe civilité
    """,
    "language": """
        langue | langue parlée | langue préférée | langue de correspondance | langue du badge | language
        | preferred language | locale | order locale | idioma | lengua | idioma preferido | llengua | idioma preferit | lingua
        | língua | sprache | korrespondenzsprache | taal
    """,
    "bioregion": """
        biorégion | bio-région | bioregion | bioregió | biorregión | bioregione | biorregião | bioregio | cluster region
        | bio région | biocluster
    """,
    "network": """
        réseau | réseaux | network | networks | red | xarxa | rete | rede | netzwerk | cluster | pôle | pôle de compétitivité
        | réseau membre | member network | clúster | pol
    """,
    "wants_meetings": """
        rdv b2b | rdv | rendez-vous b2b | rendez-vous d'affaires | rdv d'affaires | b2b | b2b meetings | wants meetings
        | souhaite des rdv | meetings | matchmaking | reuniones b2b | reuniones | reunions b2b | incontri b2b | reuniões b2b
        | b2b treffen | participe aux rdv
    """,
    "registered_on": """
        date d'inscription | date inscription | inscrit le | inscrite le | date de création | créé le | horodateur
        | date de la commande | date commande | date d'enregistrement | date de réservation | registration date | registered on
        | registered at | registered | created | created at | created on | created date | creation date | order date
        | signup date | date registered | timestamp | submitted at | submission date | time registration occurred | rsvped on
        | fecha de inscripción | fecha inscripción | fecha de registro | fecha de alta | marca temporal | fecha de compra
        | data d'inscripció | data inscripció | marca de temps | data di iscrizione | data iscrizione | data registrazione
        | informazioni cronologiche | data de inscrição | data de registo | carimbo de data/hora | anmeldedatum
        | anmeldung am | angemeldet am | registrierungsdatum | zeitstempel | bestelldatum | purchase date | booking date
    """,
    "checked_in": """
        présent | présente | émargé | émargement | arrivé | arrivée le | pointé | pointage | scanné | scan | badgé | utilisé
        | entré | check in | checkin | check-ins | checked in | checkedin | checked in at | check in date | check in time
        | checkin date | check in status | attended | attended date | attendance | arrived | arrival time | used | scanned
        | scanned at | present | presente | asistió | registro de entrada | assistit | acreditado | acreditat | presenza
        | ingresso effettuato | eingecheckt | anwesend | erschienen | compareceu | date de scan | has attended | is present
        | virtual event checkin times
    """,
    "days": """
        jours | jours de présence | jour de présence | jour(s) | dates de présence | présence | présent le | days | day
        | days attending | attendance days | attending days | which days | días | días de asistencia | dies | dies d'assistència
        | giorni | giorni di presenza | dias | tage | anwesenheitstage | serez-vous présent
    """,
}
"""Field -> what its column may be called."""

EITHER: dict[str, dict[str, float]] = {
    "nom": {"last_name": 0.9, "full_name": 0.85, "first_name": 0.3},
    "noms": {"last_name": 0.85, "full_name": 0.85},
    "name": {"full_name": 0.9, "last_name": 0.85},
    "names": {"full_name": 0.9},
    "nombre": {"first_name": 0.85, "full_name": 0.85},
    "nome": {"first_name": 0.85, "full_name": 0.85},
    "naam": {"full_name": 0.85, "last_name": 0.8},
    "type": {"category": 0.8},
    "tipo": {"category": 0.8},
    "typ": {"category": 0.8},
    "art": {"category": 0.55},
    "role": {"category": 0.8, "job_title": 0.8},
    "rol": {"category": 0.8, "job_title": 0.8},
    "rôle": {"category": 0.8, "job_title": 0.8},
    "rolle": {"category": 0.8, "job_title": 0.8},
    "função": {"job_title": 0.9, "category": 0.6},
    "position": {"job_title": 0.9, "category": 0.6},
    "poste": {"job_title": 0.9, "phone": 0.4},
    "qualité": {"category": 0.85, "job_title": 0.75},
    "fonction": {"job_title": 1.0, "category": 0.6},
    "title": {"title": 0.85, "job_title": 0.8, "category": 0.6},
    "titre": {"title": 0.85, "job_title": 0.8, "category": 0.6},
    "titel": {"title": 0.85, "job_title": 0.7},
    "título": {"title": 0.85, "job_title": 0.8},
    "titolo": {"title": 0.85, "job_title": 0.8},
    "statut": {"status": 0.9, "category": 0.8},
    "status": {"status": 0.9, "category": 0.8},
    "estado": {"status": 0.85, "country": 0.5},
    "stato": {"status": 0.85, "country": 0.6},
    "estat": {"status": 0.85, "country": 0.6},
    "état": {"status": 0.85, "country": 0.6},
    "state": {"status": 0.7, "country": 0.4},
    "staat": {"country": 0.8, "status": 0.4},
    "situation": {"status": 0.7, "category": 0.6},
    "no": {"external_id": 0.5},
    "num": {"external_id": 0.5},
    "numéro": {"external_id": 0.6},
    "number": {"external_id": 0.5},
    "profil": {"category": 0.85, "job_title": 0.6},
    "contact": {"full_name": 0.6, "email": 0.5, "phone": 0.4},
    "media": {"company": 0.7},
    "centre": {"company": 0.6},
    "centro": {"company": 0.6},
    "box": {"stand": 0.6},
    "badge": {"external_id": 0.7, "category": 0.65},
    "billet": {"category": 0.85, "external_id": 0.6},
    "ticket": {"category": 0.85, "external_id": 0.6},
    "entrada": {"category": 0.8, "external_id": 0.5},
    "registered": {"registered_on": 0.8, "status": 0.6},
    "inscrit": {"full_name": 0.6, "status": 0.6, "registered_on": 0.5},
    "confirmé": {"attending": 0.8},
    "présent": {"checked_in": 0.9, "attending": 0.4},
    "présence": {"checked_in": 0.7, "days": 0.7, "attending": 0.6},
    "group": {"network": 0.3},
    "attendance": {"checked_in": 0.8, "status": 0.7},
    "invité": {"full_name": 0.6, "attending": 0.4},
    "transaction status": {"payment": 0.5},
    "payment": {"payment": 0.8},
    "language": {"language": 1.0},
    "land": {"country": 0.95},
    "locale": {"language": 0.8},
    "order locale": {"language": 0.8},
    "position id": {"position_no": 1.0},
    "positionid": {"position_no": 1.0},
    "groupe tarif": {"category": 0.6},
    "order status": {"status": 0.85},
    "statut commande": {"status": 0.85},
    "code": {"external_id": 0.75},
    "secret": {"external_id": 0.95},
    "id": {"external_id": 0.8},
    "user id": {"external_id": 0.7},
    "short id": {"external_id": 0.75},
    "public id": {"external_id": 0.9},
    "ext id": {"external_id": 0.97},
    "attendee id": {"external_id": 0.85},
    "registration id": {"external_id": 0.9},
    "barcode": {"external_id": 0.9},
    "codigo": {"external_id": 0.75},
    "codi": {"external_id": 0.75},
    "codice": {"external_id": 0.75},
    "horodateur": {"registered_on": 1.0},
    "teilnehmerstatus": {"status": 0.85, "category": 0.8},
    "statut participant": {"status": 0.85, "category": 0.8},
    "participant status": {"status": 0.85, "category": 0.8},
    "participe": {"attending": 0.8, "checked_in": 0.75},
    "participated": {"checked_in": 0.9},
    "name": {"full_name": 0.9, "last_name": 0.85},
}
"""Words whose meaning depends on the neighbours and the values (imports.md, rule 4): candidates with their weights."""

NAMES_OF = frozenset(
    """contact adherent client stagiaire membre personne badge usage usuel majuscule majuscules responsable interlocuteur
    convive exposant intervenant salarie collaborateur member person customer user employee contacto contacte referente
    ansprechpartner kontakt kunde mitglied""".split()
)
"""Words beside "Nom" or "Name" that still make it a person's; beside others ("Nom du stand") it is a thing's."""

ALONE = frozenset(
    [
        "title",
        "titre",
        "titel",
        "titulo",
        "titolo",
        "no",
        "num",
        "numero",
        "number",
        "contact",
        "group",
        "box",
        "media",
        "centre",
        "centro",
        "art",
        "typ",
        "state",
        "staat",
        "position",
        "poste",
        "role",
        "rol",
        "rolle",
        "land",
        "code",
        "badge",
        "secret",
        "situation",
    ]
)
"""Words that mean a field only where they are the whole header: "Titre de la conférence" is no job."""

EXHIBITOR: dict[str, str] = {
    "name": """
        raison sociale | exposant | société | entreprise | nom de l'exposant | nom de la société | company | company name
        | exhibitor | exhibitor name | organisation | organization | empresa | expositor | razón social | nom de l'empresa
        | raó social | azienda | espositore | ragione sociale | firma | aussteller | expositor nome | structure | enseigne
    """,
    "country": PERSON["country"],
    "bioregion": PERSON["bioregion"],
    "network": PERSON["network"],
    "activity": """
        activité | secteur | secteur d'activité | domaine | domaine d'activité | activity | sector | industry | business area
        | actividad | activitat | attività | settore | atividade | setor | branche | tätigkeit | tätigkeitsfeld
    """,
    "contact": """
        contact | n° contact | contact n° inscription | responsable de stand | contact id | contacto | contacte | contatto
        | ansprechpartner | responsable | référent | interlocuteur
    """,
    "staff_expected": """
        nombre de personnes | nb personnes | effectif | nombre de badges | nb badges | staff | number of people | headcount
        | badges | número de personas | nombre de persones | numero di persone | número de pessoas | anzahl personen
        | personnes sur le stand
    """,
    "wish": """
        stand souhaité | 1er choix | choix 1 | premier choix | souhait | souhait 1 | stand demandé | préférence | first choice
        | requested stand | preferred stand | wish | wish 1 | stand deseado | 1a opción | primera opción | estand desitjat
        | stand preferito | prima scelta | stand pretendido | wunschstand | wunsch 1 | vœu 1 | choix stand
    """,
    "wish2": """
        2e choix | 2ème choix | choix 2 | deuxième choix | second choix | souhait 2 | second choice | wish 2 | 2a opción
        | segunda opción | segona opció | seconda scelta | segunda escolha | 2 wunsch | wunsch 2 | zweite wahl | vœu 2
    """,
    "wish3": """
        3e choix | 3ème choix | choix 3 | troisième choix | souhait 3 | third choice | wish 3 | 3a opción | tercera opción
        | terza scelta | wunsch 3 | vœu 3
    """,
    "area": """
        surface | surface m² | superficie | m² | m2 | area | area m2 | surface demandée | superficie m² | fläche
        | standfläche | área | sqm | square metres
    """,
    "dimensions": "dimensions | dimension | taille | size | dimensiones | mides | dimensioni | dimensões | maße | abmessungen",
    "power": """
        puissance | puissance électrique | puissance kw | électricité | kw | power | power kw | electricity | potencia
        | potencia eléctrica | potència | potenza | potência | leistung | strom | stromanschluss | branchement électrique
    """,
    "stand": """
        stand attribué | stand | n° stand | n° de stand | numéro de stand | emplacement attribué | allocated stand | assigned stand
        | booth | booth number | stand number | stand asignado | estand assignat | stand assegnato | stand atribuído
        | zugeteilter stand | standnummer | emplacement
    """,
}
"""The columns of a list of exhibitors."""

MEETING: dict[str, str] = {
    "id": """
        n° rdv | numéro rdv | id rdv | rdv | n° rendez-vous | rendez-vous | id | meeting | meeting id | meeting no
        | n° reunión | id reunión | n° reunió | n° incontro | termin nr | n° meeting
    """,
    "date": "date | jour | day | fecha | data | dia | día | giorno | datum | tag",
    "start": """
        début | heure de début | heure | de | start | start time | begins | from | time | inicio | hora inicio | hora de inicio
        | hora | inici | hora d'inici | inizio | ora inizio | início | beginn | von | uhrzeit | heure début
    """,
    "end": """
        fin | heure de fin | à | end | end time | ends | to | until | hora fin | hora de fin | final | hora final | fi | fine
        | ora fine | fim | ende | bis
    """,
    "table": "table | n° table | table n° | mesa | taula | tavolo | tisch | table number | lieu | place | location",
    "first_id": """
        n° participant 1 | id participant 1 | participant 1 id | participant 1 n° | n° inscription 1 | attendee 1 id
        | id 1 | n° 1 | id a | n° demandeur | requester id | n° participante 1 | id participante 1
    """,
    "first_name": """
        participant 1 | nom 1 | personne 1 | nom participant 1 | attendee 1 | name 1 | person 1 | participante 1
        | partecipante 1 | teilnehmer 1 | demandeur | requester | participant a | assistent 1 | asistente 1
    """,
    "first_company": """
        société 1 | entreprise 1 | organisme 1 | company 1 | empresa 1 | azienda 1 | firma 1 | société participant 1
        | société a | société demandeur | requester company
    """,
    "second_id": """
        n° participant 2 | id participant 2 | participant 2 id | participant 2 n° | n° inscription 2 | attendee 2 id
        | id 2 | n° 2 | id b | n° invité | invitee id | n° participante 2 | id participante 2
    """,
    "second_name": """
        participant 2 | nom 2 | personne 2 | nom participant 2 | attendee 2 | name 2 | person 2 | participante 2
        | partecipante 2 | teilnehmer 2 | invité | invitee | participant b | assistent 2 | asistente 2
    """,
    "second_company": """
        société 2 | entreprise 2 | organisme 2 | company 2 | empresa 2 | azienda 2 | firma 2 | société participant 2
        | société b | société invité | invitee company
    """,
    "status": "statut | status | état | estado | estat | stato",
}
"""The columns of a list of meetings."""

PAYER = frozenset(
    [
        "acheteur",
        "acheteuse",
        "payeur",
        "payeuse",
        "payer",
        "buyer",
        "purchaser",
        "billing",
        "invoice",
        "invoicing",
        "facture",
        "facturation",
        "comprador",
        "compradora",
        "pagador",
        "pagadora",
        "acquirente",
        "pagante",
        "intestatario",
        "besteller",
        "kaufer",
        "rechnung",
        "rechnungs",
        "rechnungsadresse",
        "donneur",
        "souscripteur",
        "purchaser",
        "bookedby",
        "booker",
        "koper",
        "factura",
        "fattura",
        "faturacao",
        "fatura",
        "facturacio",
        "compradors",
        "orderer",
        "acheteurs",
        "mandataire",
    ]
)
"""Words of a header that say it is about whoever paid, not whoever comes."""

PAYER_PHRASES = (
    ("booked", "by"),
    ("ordered", "by"),
    ("registered", "by"),
    ("reserve", "par"),
    ("inscrit", "par"),
    ("contact", "commande"),
)
"""The same in two words."""

PARTICIPANT = frozenset(
    [
        "participant",
        "participants",
        "participante",
        "participantes",
        "participants",
        "attendee",
        "attendees",
        "attendees",
        "holder",
        "registrant",
        "asistente",
        "asistentes",
        "assistent",
        "assistents",
        "partecipante",
        "partecipanti",
        "teilnehmer",
        "inscrit",
        "inscrite",
        "beneficiaire",
        "delegate",
        "guest",
        "visiteur",
        "invite",
        "invitee",
        "convive",
        "deelnemer",
        "congressiste",
        "conviv",
        "porteur",
    ]
)
"""Words of a header that say it is about whoever comes."""

JOBS = frozenset(
    """direct respons ingeni engineer profes chef cheffe charge manager ceo cto cfo coo head docteur doctorant medecin
    technic presid chercheu research gerant gerente charg consult assist develop scientif founder fondat owner vendeur
    sales commercial geschaft leiter projekt vertrieb ricerc investig medic tecnic respons impieg dirig secret analyst
    journalis lecturer fellow associate officer vp vice""".split()
)
"""The beginnings of words in job titles, for columns that no header names."""

COMPANIES = frozenset(
    """sa sas sarl sasu snc eurl scop sl slu srl spa sau gmbh ag kg se bv nv ltd limited llc inc plc corp lda sprl asbl sagl
    universite universitat universidad universidade university universita institut institute instituto istituto
    hospital hopital chu chru clinic clinique laboratoire laboratory laboratorio labo lab fundacio fundacion fondation
    stiftung ecole school agence agency centre center centro parc pole cnrs inserm inra inrae cea groupe group""".split()
)
"""Words of companies' and institutions' names, for columns that no header names."""

OTHERS = frozenset(
    [
        "emergency",
        "urgence",
        "urgences",
        "urgencia",
        "urgencies",
        "emergenza",
        "notfall",
        "parrain",
        "parraine",
        "parrainage",
        "referrer",
        "referral",
        "manager",
        "superviseur",
        "supervisor",
        "secretaire",
        "secretary",
        "conjoint",
        "conjointe",
        "spouse",
        "partner",
        "accompagnant",
        "accompagnante",
        "plusone",
        "hote",
        "hotel",
        "host",
        "inviter",
        "invitant",
        "tuteur",
        "guardian",
        "parent",
    ]
)
"""Words of a header that say it is about somebody else altogether."""

CHANGERS = frozenset(
    [
        "id",
        "ids",
        "no",
        "num",
        "nr",
        "numero",
        "number",
        "date",
        "dates",
        "heure",
        "hour",
        "time",
        "hora",
        "uhr",
        "zeit",
        "price",
        "prix",
        "precio",
        "preu",
        "prezzo",
        "preco",
        "preis",
        "montant",
        "amount",
        "importe",
        "import",
        "betrag",
        "url",
        "link",
        "lien",
        "enlace",
        "website",
        "site",
        "web",
        "verified",
        "verifie",
        "size",
        "taille",
        "secteur",
        "sector",
        "sectors",
        "city",
        "ville",
        "code",
        "codes",
        "count",
        "quantity",
        "qty",
        "nombre",
        "event",
        "evenement",
        "evento",
        "session",
        "atelier",
        "workshop",
        "seat",
        "place",
        "siege",
        "zone",
        "group",
        "groupe",
        "file",
        "fichier",
        "username",
        "device",
        "opt",
        "optin",
        "consent",
        "comment",
        "commentaire",
        "comments",
        "remarque",
        "remarques",
        "notes",
        "note",
        "birth",
        "naissance",
        "nacimiento",
        "naixement",
        "nascita",
        "geburt",
        "rating",
        "feedback",
        "method",
        "methode",
        "moyen",
        "mode",
        "fee",
        "fees",
        "frais",
        "tax",
        "vat",
        "tva",
        "taux",
        "currency",
        "devise",
        "automatically",
        "out",
        "last",
        "updated",
        "modification",
        "update",
        "text",
        "texte",
        "image",
        "photo",
        "logo",
        "password",
        "mot",
        "passe",
        "other",
        "autre",
        "gateway",
        "representation",
        "spectacle",
        "produit",
        "source",
        "reason",
        "motif",
        "raison",
        "history",
        "due",
        "total",
        "address",
        "adresse",
        "street",
        "rue",
        "zip",
        "postal",
        "state",
        "region",
        "type",
        "how",
        "why",
        "heard",
        "question",
        "allergies",
    ]
)
"""Words beside a known phrase that make it something else: "company size" is no company, "e-mail verified" no e-mail."""
