"""The words of categories and of registration states in French, Catalan, Spanish, Italian, Portuguese, German, English.

Each entry is the beginning of a folded word (so genders, plurals and cases come along), or several words in a row, each
again a beginning; a "$" at the end asks for the whole word.
"""

from __future__ import annotations

from checkin_app.domain.lists.text import word_set

CATEGORIES: dict[str, str] = {
    "visitor": """
        visit | auditeur | auditrice | listener | acheteur | acheteuse | buyer | delegat$ | delegate | delegue
        | delegad | attendee | participant | partecipant | teilnehm | besuch | fachbesuch | etudiant | student
        | estudiant | studier | doctorant | adherent | membre | member | socio$ | soci$ | general admission
        | admission | standard | early bird | public$ | publico | oyente | asistente | assistent | entree generale
        | entrada general | plein tarif | tarif plein | tarif reduit | tarif normal | abonnement | congressiste
        | zuhorer | convive | inscrit | bezoeker | deelnemer | spectateur | gast$ | invite$ | invitee$ | invites$
        | guest | invitado$ | convidat$ | invitato$ | convidado$ | eingeladen | invitation | chercheur | professionnel
        | full pass | day pass | one day | investisseur | investor | porteur de projet | demandeur | enseignant
        | particulier | congresista | comprador | profesional$ | professional$ | professionist | uditor | delegato
        | delegata | ingresso | intero$ | pubblic | estudant | congressista | ouvinte | mitglied | delegiert
        | vollzahl | einkauf | concession | academic | universitari | bilhete geral | normalpreis | regular | senior
        | junior | retraite | pensionat | kongressteil | alumn | public | frei$ | freikarte
    """,
    "exhibitor": """
        exposant | exposante | expositor | expositr | exhibitor | exhibiting | espositor | exponent | aussteller
        | ausstell | sponsor | partenaire | partner$ | partners$ | patrocinador | patrocinad | standiste
        | standpersonal | mecene | socio patrocinador | booth | stand holder | stand staff | colaborador$
        | soci patrocin | stand$ | stands$ | estand | coexpos | co expos | mitausstell | espositric | standist
        | vendor | messestand | kiosk | startup corner
    """,
    "speaker": """
        speaker | speakers | interven | conferenci | orateur | oratrice | oratore | orador | ponent | ponente
        | relator | relatric | referent | vortragend | redner | moderat | moderad | presenter | presentador | panelist
        | panelliste | keynote | lecturer | author | auteur | autor | autrice | animateur | animatrice | conferencista
        | palestrant | podium | spreker | conferencier | chairman | discussant | tutor$ | presentateur | presentatric
        | conferenzier | conferenciant | docent | docente | sprecher | panellist | session chair | chairperson
        | chairwoman | vortrag | referentin | ponencia | relazion | formateur | formador | laudator
    """,
    "organiser": """
        organis | organiz | staff | equipe | benevol | volunt | volontari | volontaire | prestataire | comite
        | committee | comitat | comitato | commissaire | personal$ | crew | team | veranstalt | helfer | mitarbeiter
        | technicien | technique | chair$ | hote$ | hotesse | logistique | regie | securite | security | equipo
        | equip$ | colaboracion | ausrichter | personale | contractor | supplier | proveedor | lieferant
        | vrijwilliger | orga$ | host$ | coordinat | coordinador | regiss | traiteur | agent$ | agents$ | accueil
        | azafat | seguridad | seguretat | sicurezza | sicherheit | organitz | hostess | proveid | fornitor | forneced
        | equipa$ | hospedeir | orgateam | dienstleist | techniker | tecnic | steward | usher | cater | secretariat
        | segreteria | aufbau | protocol$ | protocole
    """,
    "press": """
        presse | press | prensa | premsa | stampa | imprensa | journalist | periodist | giornalist | jornalist
        | media$ | medias$ | medien | mitjans | reporter | photograph | fotograf | redact | rédact | bloggeur
        | blogger | pers$ | blogueu | blogueus | medios$ | comunicacao social | pressevertr | mass media | redaz
        | redaktion | tv$ | radio$
    """,
    "vip": """
        vip | v i p | invite honneur | invitee honneur | invites honneur | honneur | honor$ | honour | ehrengast
        | ehreng | d honor | invitado de honor | convidat d honor | ospite d onore | onore | honra | officiel
        | officials | personnalite | autorite | autorit | autorid | elu$ | elus$ | elue$ | institutionnel | dignitar
        | prominent | eregast | personalidad | personalitat | personalita | personalidade | prominenz | official$
        | autorita | politik | ministre | presidente honor
    """,
}
"""Category -> the words that announce it."""

STATUSES: dict[str, str] = {
    "cancelled": """
        annul | cancel | refus | declin | reject | rembours | refund | desinscri | desist | unsubscri | withdraw
        | withdrew | retire | expir | delet | supprim | excus | storn | abgesagt | abgelehnt | abgemeldet
        | zuruckgezogen | erstattet | anul | rebutj | rechaz | devuelt | reembols | reintegr | rimbors | rifiut
        | disdett | recus | baja$ | baixa$ | empech | void | revoked | disabled | desactiv | chargeback | charged back
        | geannuleerd | afgemeld | archive | released | inactiv | inactif | ne vient pas | ne viendra pas | no asist
        | no vend | no viene | nicht dabei | absage | zuruck | eliminad | cancelad | ne participe | forfait | abandon
        | lost | undo | decedat | entfernt | resili | deneg | caduc | reembor | retornat | respint | rinunc | rejeit
        | estorn | devolv | devolt | gelosch | verhindert | ruckerst | ruckgabe | widerruf | ungultig | denied
        | dropped out | transferred out | regrets | desistenc | ausgefallen | kommt nicht | nimmt nicht | no podra
        | desapunt | anulla | transfere | a annule | excused
    """,
    "pending": """
        attente | pend | await | wait | offen | unpaid | impay | unconfirm | relanc | en cours | processing | on hold
        | hold | placed | tentativ | maybe | peut etre | draft | brouillon | incomplet | partiel | partial | a payer
        | a confirmer | a valider | a regler | a relancer | to be | to confirm | to pay | espera | attesa | warte
        | aussteh | unbezahlt | unbestat | unbeantwortet | vorgemerkt | aguard | por pagar | por confirmar | per pagar
        | per confirmar | da confermare | da pagare | provisional | provisoire | provisor | open$ | moderation
        | requested | request | demande | due$ | overdue | en retard | impagat | impagad | in review | review
        | under review | submitted | soumis | initie | nouveau | new$ | invited | invite$ | invitee$ | sent$ | envoye
        | unverified | liste d attente | en validation | prereserv | preinscri | pre inscri | pre regist | preregist
        | vorlaufig | eingeladen | solicit | proforma | devis | in behandeling | wachtlijst | interested | interesse
        | quizas | potser | forse | talvez | vielleicht | ungeklart | unregistered | reservation en cours | differe
        | no reply | sans reponse | angefragt | uncompleted | unapproved | por aprobar | zahlbar | no respon
        | sin respuesta | sense resposta | keine antwort | nessuna risposta | sem resposta | option$ | en option
        | suspens | sospes | borrador | esborrany | bozza | rascunho | entwurf | tramite | tramit$ | preiscri
        | lavorazione | processamento | procesando | bearbeitung | in progress | outstanding | a confirm | a pag
        | a valid | teilweis | parcial | parzial | unvollst | angelegt | reservado sin | reserva sin | option expire
        | wartend | eingereicht | in arrivo
    """,
    "confirmed": """
        confirm | conferm | valid | inscri | inscrit | regist | paid$ | paye | regl | sold | acquit | acquir | pagad
        | pagat | pagam | pago$ | paga$ | bezahlt | betaald | zusage | bestat | bevestigd | angemeld | aangemeld | ok$
        | okay | oui$ | yes$ | si$ | sim$ | ja$ | accept | akzept | aceptad | acceptat | accettat | aceite | approv
        | approuv | aprob | aprovat | aprovad | genehmigt | complet | abgeschlossen | going | attend | coming | active
        | actif | activ | aktiv | attivo | gratuit | free$ | kostenlos | kostenfrei | gratis | offert | present
        | checked in | check in | done$ | issued | emis$ | emes | zugesagt | teilgenommen | eingecheckt | iscritt
        | admis | admitted | booked | reserve$ | a jour | absent | no show | invoiced | facture | fakturiert | success
        | succe | reussi | scanned | scanne | used$ | utilise | arrived | arrive | vu$ | fait$ | hecho | exempt
        | exoner | assist | asist | partecip | particip | comped | complimentary | enregistr | vien | pagar$ | betal
        | viendra | kommt | dabei | vendra | viene | ferme$ | definitif | granted | zugelassen | processed | traite$
        | traitee$ | open for | live$ | ready | abonad | abonat | emitid | emess | cobrad | admitid | admes | ammess
        | saldat | conclui | comparec | liquidad | liquidat | beglichen | gultig | erledigt | freigegeben | nimmt$
        | joined | enrol | settled | waived | in order | reserved | vendido | vindra | kostenpflichtig bezahlt
        | eingegangen | recibid | ricevut | recebid | rebut$ | encaiss | effettuat | efectuad | efectuat | effectue
        | erfolgt | received | recu$ | recue$ | cobrat | incassat | hinterlegt
    """,
}
"""Status -> its words. "incomplete" and "unpaid" stand under pending: words are matched from their beginning."""

NEGATIONS = word_set("""
    non not no pas nicht kein keine sin sense senza sem nao never jamais n ne sans nie niet geen ni
    t cant cannot unable couldnt
""")
"""Words that turn what follows (imports.md, rule 6: negation first)."""

CAME = """
        checked in | check in$ | attended | scanned | scanne | arrived | arrive$ | arrivee$ | used$ | utilise
        | eingecheckt | teilgenommen | emarge | asistio | pointe$
    """
"""States that say that somebody was let in already."""

GOING = """
        vien | vindra | comparec | podra | peut | attend | going | coming | vient | viendra | particip | partecip
        | assist | asist | kommt | teil | present | dabei | vendra | viene
    """
"""Words about coming: denied, they are a cancellation; other words denied (paid, confirmed) are still awaited."""

YES = word_set("""
    yes oui si sim ja y o s j true vrai verdadero cert vero wahr verdadeiro 1 x ok on checked coche v da
""")
"""A ticked box."""

NO = word_set("""
    no non nao nein n false faux falso fals falsch 0 off unchecked nee
""")
"""An empty one."""

SHEETS_TO_SKIP = """
        lisez | readme | liste$ | listes | list$ | lists | notice | instructions | aide | parametr | config | legend
        | lookup | donnees | modele | tableau de bord | dashboard | statist | recap | sommaire
    """
"""Names of sheets that hold no people, unless their columns say so."""

TITLES = word_set("""
    m mr mrs ms miss mme mlle mmes monsieur madame mademoiselle dr dra dre pr prof professeur professor professeure
    professora sr sra srta d dna en na sig sigra dott dottssa dottoressa dottore herr frau hr fr ing docteur doctor don
    dona senyor senyora senor senora me maitre mag phd md mx drs mgr hon sir lady dame eng arq engr dhr mevr ir il hn
""")
"""Civilities and academic titles, folded, without their full stops."""

TOTALS = """
        total | totaux | sous total | subtotal | somme | totale | summe | gesamt | nombre d inscrits | nombre de
        | nb inscrits | nb de | count$ | suma$ | effectif | anzahl
    """
"""The beginnings of a row that counts the others."""

UNASSIGNED = """
        a definir | a preciser | a completer | a confirmer | a renseigner | a designer | tbd | tba | tbc
        | to be defined | to be confirmed | to be announced | to be assigned | unassigned | not assigned
        | non attribue | non attribuee | non assigne | non nomme | sin asignar | sin nombre | por definir
        | por asignar | por confirmar | sense assignar | sense nom | per definir | per assignar | da definire
        | da assegnare | senza nome | non assegnato | por atribuir | a atribuir | nao atribuido | sem nome
        | nicht zugewiesen | nicht vergeben | noch offen | n n | nn | xxx | xx | x | inconnu | anonyme | anonymous
        | unknown | guest | billet non attribue | ticket unassigned | vide | libre | en attente | no name | sans nom
        | unnamed | personne
    """
"""What stands in a name where nobody has been named yet."""

SOMEBODY = word_set("""
    invite guest participant attendee visiteur visitor person personne asistente assistent invitado convidat convidado
    invitato partecipante participante teilnehmer gast delegate billet ticket entrada place seat accompagnant acompanante
""")
"""Words that, with a number ("Guest 2"), stand for somebody without a name."""
