"""What the columns of lists of exhibitors and of meetings are called, in the languages of `header_words`."""

from __future__ import annotations

from checkin_app.domain.lists.header_words import PERSON

EXHIBITOR: dict[str, str] = {
    "name": """
        raison sociale | exposant | société | entreprise | nom de l'exposant | nom de la société | company
        | company name | exhibitor | exhibitor name | organisation | organization | empresa | expositor | razón social
        | nom de l'empresa | raó social | azienda | espositore | ragione sociale | firma | aussteller | expositor nome
        | structure | enseigne
    """,
    "country": PERSON["country"],
    "bioregion": PERSON["bioregion"],
    "network": PERSON["network"],
    "activity": """
        activité | secteur | secteur d'activité | domaine | domaine d'activité | activity | sector | industry
        | business area | actividad | activitat | attività | settore | atividade | setor | branche | tätigkeit
        | tätigkeitsfeld
    """,
    "contact": """
        contact | n° contact | contact n° inscription | responsable de stand | contact id | contacto | contacte
        | contatto | ansprechpartner | responsable | référent | interlocuteur
    """,
    "staff_expected": """
        nombre de personnes | nb personnes | effectif | nombre de badges | nb badges | staff | number of people
        | headcount | badges | número de personas | nombre de persones | numero di persone | número de pessoas
        | anzahl personen | personnes sur le stand
    """,
    "wish": """
        stand souhaité | 1er choix | choix 1 | premier choix | souhait | souhait 1 | stand demandé | préférence
        | first choice | requested stand | preferred stand | wish | wish 1 | stand deseado | 1a opción
        | primera opción | estand desitjat | stand preferito | prima scelta | stand pretendido | wunschstand
        | wunsch 1 | vœu 1 | choix stand
    """,
    "wish2": """
        2e choix | 2ème choix | choix 2 | deuxième choix | second choix | souhait 2 | second choice | wish 2
        | 2a opción | segunda opción | segona opció | seconda scelta | segunda escolha | 2 wunsch | wunsch 2
        | zweite wahl | vœu 2
    """,
    "wish3": """
        3e choix | 3ème choix | choix 3 | troisième choix | souhait 3 | third choice | wish 3 | 3a opción
        | tercera opción | terza scelta | wunsch 3 | vœu 3
    """,
    "area": """
        surface | surface m² | superficie | m² | m2 | area | area m2 | surface demandée | superficie m² | fläche
        | standfläche | área | sqm | square metres
    """,
    "dimensions": """
        dimensions | dimension | taille | size | dimensiones | mides | dimensioni | dimensões | maße | abmessungen
    """,
    "power": """
        puissance | puissance électrique | puissance kw | électricité | kw | power | power kw | electricity | potencia
        | potencia eléctrica | potència | potenza | potência | leistung | strom | stromanschluss
        | branchement électrique
    """,
    "stand": """
        stand attribué | stand | n° stand | n° de stand | numéro de stand | emplacement attribué | allocated stand
        | assigned stand | booth | booth number | stand number | stand asignado | estand assignat | stand assegnato
        | stand atribuído | zugeteilter stand | standnummer | emplacement
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
        début | heure de début | heure | de | start | start time | begins | from | time | inicio | hora inicio
        | hora de inicio | hora | inici | hora d'inici | inizio | ora inizio | início | beginn | von | uhrzeit
        | heure début
    """,
    "end": """
        fin | heure de fin | à | end | end time | ends | to | until | hora fin | hora de fin | final | hora final | fi
        | fine | ora fine | fim | ende | bis
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
