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
        nom de famille | nom d'usage | nom patronymique | nom de naissance | last name | lastname | surname
        | family name | familyname | second name | apellido | apellidos | primer apellido | cognom | cognoms
        | primer cognom | llinatges | cognome | sobrenome | apelido | apelidos | nachname | familienname | zuname
        | achternaam | lname | patronyme
    """,
    "full_name": """
        nom complet | nom prénom | prénom nom | noms prénoms | nom et prénom du participant | identité | full name
        | fullname | complete name | display name | name and surname | first and last name | first name last name
        | surname name | badge name | name on badge | nom sur le badge | nombre completo | nombre y apellidos
        | apellidos y nombre | apellidos nombre | nom i cognoms | cognoms i nom | nome completo | nome e cognome
        | nome cognome | cognome e nome | nome e apelido | nome e sobrenome | nome apelido | vor und nachname
        | vor und zuname | name vorname | vorname name | vollständiger name | vorname nachname | nachname vorname
        | volledige naam | intervenant | conférencier | speaker | ponente | ponent | relatore | orador | referent
        | teilnehmer | participant | participants | attendee | attendees | participante | participantes | assistent
        | assistents | asistente | asistentes | partecipante | partecipanti | teilnehmername | inscrit | inscrits
        | invité | invités | delegate | guest | personne | personnes | visiteur | visiteurs | nominativo | contact
        | liste des participants
    """,
    "email": """
        email | e-mail | mail | courriel | mél | mel | adresse mail | adresse email | adresse courriel | email address
        | adresse électronique | adresse de messagerie | courrier électronique | correo | correo electrónico | correu
        | correu electrònic | adreça electrònica | dirección de correo | dirección de correo electrónico
        | posta elettronica | indirizzo email | indirizzo di posta elettronica | correio eletrónico
        | correio eletrônico | endereço de email | endereço eletrónico | emailadresse | email adresse | email adresses
        | email professionnel | email pro | mailadresse | email id | e-mailadres | username email | correu e
        | correo e | e correo | mailing | mail pro | mail professionnel | adresse mél | adreça de correu
        | adreça de correu electrònic | contact email | recapito mail | indirizzo mail | correio e
    """,
    "phone": """
        téléphone | téléphones | tél | tel | téléphone portable | téléphone mobile | tél portable | tél mobile
        | portable | mobile | gsm | n° de téléphone | numéro de téléphone | numéro de portable | phone | telephone
        | phone number | telephone number | mobile number | mobile phone | cell | cell phone | cellphone | work phone
        | teléfono | móvil | teléfono móvil | número de teléfono | celular | telèfon | mòbil | telèfon mòbil
        | telefono | cellulare | numero di telefono | recapito telefonico | telefone | telemóvel | número de telefone
        | telefon | telefonnummer | handy | handynummer | mobiltelefon | mobil | rufnummer | telefoon | telefoonnummer
        | téléphone fixe | whatsapp | tfno | tlf | tfn | tlfno | telf | tlm | fon | fone | tel no | contact number
        | daytime tel | daytime phone | evening tel | tel direct | ligne directe | direct line | telèfon de contacte
    """,
    "company": """
        société | entreprise | organisme | organisation | organization | structure | structure représentée
        | établissement | établissement de rattachement | institution | employeur | raison sociale | nom de la société
        | nom de l'entreprise | nom de l'organisme | nom de la structure | compagnie | laboratoire | affiliation
        | company | company name | employer | business | business name | firm | organisation name | organization name
        | institute | university | agency | empresa | entidad | organización | institución | compañía | razón social
        | nombre de la empresa | centro | entitat | organització | institució | raó social | nom de l'empresa | centre
        | azienda | ditta | società | ente | impresa | organizzazione | istituzione | ragione sociale | nome azienda
        | entidade | organização | instituição | nome da empresa | firma | unternehmen | organisationsname
        | einrichtung | institut | firmenname | bedrijf | organisatie | bedrijfsnaam | média | media | médias | medium
        | nom du média | media outlet | what's your company | company or organization | entité | zugehörigkeit
        | arbeitgeber | hochschule | work for | employer name | entité de rattachement | empresa representada
        | lugar de trabajo | lloc de treball actual | ente di appartenenza | organizzazione di appartenenza
        | local de trabalho | nom structure | dénomination
    """,
    "job_title": """
        fonction | fonctions | poste | poste occupé | intitulé du poste | intitulé de poste | titre du poste | métier
        | profession | titre professionnel | emploi | job | job title | jobtitle | position | job position | function
        | occupation | designation | professional title | what's your role | what is your role | your role | cargo
        | puesto | puesto de trabajo | profesión | función | càrrec | lloc de treball | professió | funció | carica
        | ruolo | ruolo aziendale | qualifica | posizione | mansione | professione | incarico | função | profissão
        | funktion | beruf | stelle | berufsbezeichnung | jobtitel | stellenbezeichnung | functie | job function
        | work title | position held | company title | organization title | organisation title | title at company
        | current position | poste actuel | puesto actual | cargo actual | job role | work position | tätigkeit
        | dienststellung | amtsbezeichnung | rol en la empresa
    """,
    "country": """
        pays | pays de résidence | pays d'origine | country | country code | home country | country of residence
        | nation | país | país de residencia | pais | paese | nazione | stato di residenza | país de residência | land
        | länder | staat | país d'origen | country region | code pays | country name | country territory | country iso
    """,
    "category": """
        catégorie | catégories | catégorie de participant | type de participant | type participant | profil
        | profil participant | statut participant | qualité | en qualité de | vous venez en tant que | vous êtes
        | je suis | type de badge | type badge | badge type | type de billet | type billet | type de tarif | tarif
        | nom du tarif | billet | intitulé du billet | formule | type d'inscription | accréditation
        | type d'accréditation | category | attendee type | attendee category | participant type
        | participant category | registration type | registration category | registrant type | delegate type
        | guest type | visitor type | ticket | ticket name | ticket type | ticket category | ticket title
        | event ticket | product | product name | item | item name | admission type | pass | pass type
        | badge category | categoría | tipo de asistente | tipo de participante | tipo de entrada | entrada
        | tipo asistente | tipo de inscripción | tipo de pase | perfil | categoria | tipus | tipus d'assistent
        | tipus de participant | tipus d'entrada | perfil d'assistent | tipo di partecipante | tipo partecipante
        | tipologia | tipologia partecipante | biglietto | tipo biglietto | tipo di biglietto | profilo
        | tipo de bilhete | bilhete | ingresso | tipo de ingresso | kategorie | teilnehmertyp | teilnehmerart
        | teilnehmerkategorie | ticketart | tickettyp | ticketkategorie | ausweistyp | kartentyp | categorie
        | type produit | type de produit | produit | produkt | producto | producte | prodotto | produto | artikel
        | i will attend as | will attend as | attending as | j'assiste en tant que | asistiré como | teilnahme als
        | participation type | type de participation | tipo de participación | tipus de participació
        | tipo di partecipazione | tipo de participação | teilnahmeart | en calidad de qué asiste | en calidad de
        | en qualitat de | type de visiteur | rôle participant | groupe de tarif | collège | i am | you are
        | registering as
    """,
    "status": """
        statut | statut inscription | statut de l'inscription | état de l'inscription | état inscription
        | statut du billet | statut participant | statut de la commande | status | registration status
        | registration state | attendee status | order status | ticket status | approval status | booking status
        | guest status | rsvp status | participation status | attendance status | response | réponse
        | réponse invitation | rsvp | rsvp response | estado | estado de la inscripción | estado inscripción
        | estado de la reserva | estado del pedido | estado registro | estat | estat de la inscripció
        | estat inscripció | stato | stato iscrizione | stato dell'iscrizione | stato registrazione | stato ordine
        | estado da inscrição | situação | situação da inscrição | anmeldestatus | registrierungsstatus
        | teilnahmestatus | buchungsstatus | bestellstatus | zusage | situation | invitation status
    """,
    "payment": """
        paiement | statut paiement | statut de paiement | statut du paiement | état du paiement | état paiement
        | règlement | état du règlement | payé | réglé | soldé | payment status | payment state | payment | paid
        | is paid | order paid | pago | pagado | estado de pago | estado del pago | pagament | pagat
        | estat del pagament | pagamento | pagato | stato pagamento | stato del pagamento | estado do pagamento
        | zahlung | zahlungsstatus | bezahlt | status des paiements | transaction status | facturation statut
    """,
    "cancelled": """
        annulé | annulée | annulation | cancelled | canceled | is cancelled | cancelado | cancelada | anulado
        | anul·lat | cancel·lat | annullato | storniert | disabled | désactivé | désinscrit | refunded | remboursé
        | cancelled at | canceled at | date d'annulation | deleted | deleted at
    """,
    "blocked": "bloqué | blocked | is blocked | bloqueado | bloquejat | bloccato | gesperrt | interdit",
    "attending": """
        viendra | participe | participera | will attend | attending | coming | going | vient | vendrá | asistirá
        | assistirà | parteciperà | nimmt teil | confirmé | confirmed | confirmado | confirmat | confermato
        | bestätigt | présence confirmée
    """,
    "external_id": """
        n° inscription | numéro d'inscription | numéro inscription | n° d'inscrit | n° de participant
        | numéro participant | id participant | identifiant | identifiant participant | n° billet | n° de billet
        | numéro de billet | numéro billet | id billet | référence billet | réf billet | code billet | code barre
        | code barres | code-barres | codebarre | n° badge | n° de badge | numéro de badge | badge | badge no
        | badge number | badge id | badge code | réf | référence | matricule | code participant | code d'inscription
        | code unique | id | uid | uuid | guid | attendee id | attendee no | attendee number | participant id
        | registration id | registration number | registration no | registration code | reg id | reg code
        | unique code | unique code for this registration | ticket id | ticket number | ticket no | ticket code
        | ticket reference | ticket ref | barcode | bar code | barcode number | barcode no | qr code | qrcode | secret
        | ticket secret | pseudonymization id | public id | short id | external id | ext id | api id | user id
        | member id | guest id | delegate id | delegate number | reference | ref | confirmation code
        | confirmation number | n° inscripción | número de inscripción | código de inscripción | n° entrada
        | número de entrada | código de barras | código | identificador | localizador | referencia | n° inscripció
        | número d'inscripció | codi | codi de barres | referència | numero iscrizione | codice | codice iscrizione
        | codice a barre | numero biglietto | codice biglietto | número de inscrição | código do bilhete
        | anmeldenummer | registrierungsnummer | teilnehmernummer | teilnehmer nr | teilnehmer id | ticketnummer
        | ticketcode | ausweisnummer | strichcode | kennung | anmelde nr | ticket nr | referentie | id inscription
        | n° ticket | reg no | regn no | registr no | inscr no | geheimnis | code badge | secreto | segreto | segredo
        | secret du billet | localitzador | localizzatore | réf inscription | code invité | code invitation
        | code d accès
    """,
    "order_ref": """
        n° commande | numéro de commande | numéro commande | référence commande | réf commande
        | référence de la commande | id commande | commande | réservation | n° réservation | numéro de réservation
        | dossier | n° dossier | order | order no | order id | order number | order code | order ref | order reference
        | booking | booking id | booking reference | booking number | booking no | transaction | transaction id
        | transaction no | purchase id | invoice number | group id | pedido | n° pedido | número de pedido | id pedido
        | comanda | n° comanda | reserva | n° reserva | ordine | n° ordine | numero ordine | id ordine | encomenda
        | bestellung | bestellnummer | bestell nr | buchungsnummer | buchung | reservierung | order ext id
    """,
    "stand": """
        stand | stands | n° stand | n° de stand | numéro de stand | numéro stand | stand attribué | emplacement
        | stand no | stand number | booth | booth no | booth number | n° estand | estand | número de stand | estand n°
        | stand nr | numero stand | n° dello stand | padiglione stand | messestand | standnummer | stand nummer | box
        | code stand
    """,
    "title": """
        civilité | civ | titre de civilité | title | titre | salutation | prefix | name prefix | honorific
        | tratamiento | tractament | trato | titolo | appellativo | anrede | titel | akademischer titel | tratamento
        | título | aanhef | mr mrs | m mme | sexe civilité
    """,
    "language": """
        langue | langue parlée | langue préférée | langue de correspondance | langue du badge | language
        | preferred language | locale | order locale | idioma | lengua | idioma preferido | llengua | idioma preferit
        | lingua | língua | sprache | korrespondenzsprache | taal
    """,
    "bioregion": """
        biorégion | bio-région | bioregion | bioregió | biorregión | bioregione | biorregião | bioregio
        | cluster region | bio région | biocluster
    """,
    "attention": """
        note d'attention | attention note | note vip | vip note | vip notes | notes vip | consigne accueil
        | consignes accueil | consigne pour l'accueil | note accueil | note pour l'accueil | alerte accueil
        | message accueil | desk note | note for the desk | check-in note | nota d'atenció | nota de atención
        | nota vip | nota recepció | nota recepción | aviso recepción | avís recepció | nota accoglienza
        | hinweis empfang | notiz empfang
    """,
    "network": """
        réseau | réseaux | network | networks | red | xarxa | rete | rede | netzwerk | cluster | pôle
        | pôle de compétitivité | réseau membre | member network | clúster | pol
    """,
    "wants_meetings": """
        rdv b2b | rdv | rendez-vous b2b | rendez-vous d'affaires | rdv d'affaires | b2b | b2b meetings
        | wants meetings | souhaite des rdv | meetings | matchmaking | reuniones b2b | reuniones | reunions b2b
        | incontri b2b | reuniões b2b | b2b treffen | participe aux rdv
    """,
    "registered_on": """
        date d'inscription | date inscription | inscrit le | inscrite le | date de création | créé le | horodateur
        | date de la commande | date commande | date d'enregistrement | date de réservation | registration date
        | registered on | registered at | registered | created | created at | created on | created date
        | creation date | order date | signup date | date registered | timestamp | submitted at | submission date
        | time registration occurred | rsvped on | fecha de inscripción | fecha inscripción | fecha de registro
        | fecha de alta | marca temporal | fecha de compra | data d'inscripció | data inscripció | marca de temps
        | data di iscrizione | data iscrizione | data registrazione | informazioni cronologiche | data de inscrição
        | data de registo | carimbo de data/hora | anmeldedatum | anmeldung am | angemeldet am | registrierungsdatum
        | zeitstempel | bestelldatum | purchase date | booking date
    """,
    "checked_in": """
        présent | présente | émargé | émargement | arrivé | arrivée le | pointé | pointage | scanné | scan | badgé
        | utilisé | entré | check in | checkin | check-ins | checked in | checkedin | checked in at | check in date
        | check in time | checkin date | check in status | attended | attended date | attendance | arrived
        | arrival time | used | scanned | scanned at | present | presente | asistió | registro de entrada | assistit
        | acreditado | acreditat | presenza | ingresso effettuato | eingecheckt | anwesend | erschienen | compareceu
        | date de scan | has attended | is present | virtual event checkin times | presença | asistencia | assistència
        | validada | validado | validat | entrada validada | acudió | ha venido | ingresado | anwesenheit
        | present y n | presente si no | est venu | venu
    """,
    "days": """
        jours | jours de présence | jour de présence | jour(s) | dates de présence | présence | présent le | days
        | day | days attending | attendance days | attending days | which days | días | días de asistencia | dies
        | dies d'assistència | giorni | giorni di presenza | dias | tage | anwesenheitstage | serez-vous présent
    """,
}
"""Field -> what its column may be called."""
