"""Words of headers whose meaning hangs on what stands beside them: vague ones, whose data a column holds, what turns a phrase.

Folded, without accents and articles, as `headers.key` leaves them.
"""

from __future__ import annotations

from checkin_app.domain.lists.text import word_set

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
    "positionsnummer": {"position_no": 1.0},
    "numéro de position": {"position_no": 1.0},
    "id position": {"position_no": 1.0},
    "id de posición": {"position_no": 1.0},
    "id posizione": {"position_no": 1.0},
    "exposant": {"company": 0.75, "category": 0.5, "full_name": 0.3},
    "exhibitor": {"company": 0.75, "category": 0.5, "full_name": 0.3},
    "expositor": {"company": 0.75, "category": 0.5, "full_name": 0.3},
    "espositore": {"company": 0.75, "category": 0.5, "full_name": 0.3},
    "aussteller": {"company": 0.75, "category": 0.5, "full_name": 0.3},
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
}
"""Words whose meaning depends on the neighbours and the values (imports.md, rule 4): candidates with their weights."""

NAMES_OF = word_set("""
    contact adherent client stagiaire membre personne badge usage usuel majuscule majuscules responsable interlocuteur
    convive exposant intervenant salarie collaborateur member person customer user employee contacto contacte referente
    ansprechpartner kontakt kunde mitglied
""")
"""Words beside "Nom" or "Name" that still make it a person's; beside others ("Nom du stand") it is a thing's."""

ALONE = word_set("""
    title titre titel titulo titolo no num numero number contact group box media centre centro art typ state staat
    position poste role rol rolle land code badge secret situation
""")
"""Words that mean a field only where they are the whole header: "Titre de la conférence" is no job."""

PAYER = word_set("""
    acheteur acheteuse payeur payeuse payer buyer purchaser billing invoice invoicing facture facturation comprador
    compradora pagador pagadora acquirente pagante intestatario besteller kaufer rechnung rechnungs rechnungsadresse
    donneur souscripteur bookedby booker koper factura fattura faturacao fatura facturacio compradors orderer acheteurs
    mandataire
""")
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

PARTICIPANT = word_set("""
    participant participants participante participantes attendee attendees holder registrant asistente asistentes
    assistent assistents partecipante partecipanti teilnehmer inscrit inscrite beneficiaire delegate guest visiteur
    invite invitee convive deelnemer congressiste conviv porteur
""")
"""Words of a header that say it is about whoever comes."""

JOBS = word_set("""
    direct respons ingeni engineer profes chef cheffe charge manager ceo cto cfo coo head docteur doctorant medecin
    technic presid chercheu research gerant gerente charg consult assist develop scientif founder fondat owner vendeur
    sales commercial geschaft leiter projekt vertrieb ricerc investig medic tecnic respons impieg dirig secret analyst
    journalis lecturer fellow associate officer vp vice
""")
"""The beginnings of words in job titles, for columns that no header names."""

COMPANIES = word_set("""
    sa sas sarl sasu snc eurl scop sl slu srl spa sau gmbh ag kg se bv nv ltd limited llc inc plc corp lda sprl asbl sagl
    universite universitat universidad universidade university universita institut institute instituto istituto
    hospital hopital chu chru clinic clinique laboratoire laboratory laboratorio labo lab fundacio fundacion fondation
    stiftung ecole school agence agency centre center centro parc pole cnrs inserm inra inrae cea groupe group
""")
"""Words of companies' and institutions' names, for columns that no header names."""

OTHERS = word_set("""
    emergency urgence urgences urgencia urgencies emergenza notfall parrain parraine parrainage referrer referral
    manager superviseur supervisor secretaire secretary conjoint conjointe spouse partner accompagnant accompagnante
    plusone hote hotel host inviter invitant tuteur guardian parent
""")
"""Words of a header that say it is about somebody else altogether."""

TURNERS = word_set("""
    total totale gesamt
    postal zip cp plz cap price prix precio preis preu prezzo preco amount montant importe importo betrag due echeance
    vencimiento birth naissance nacimiento naixement nascita geburt nascimento update updated modification modified maj
    session atelier workshop taller promo coupon discount remise descuento rabatt tax iva tva vat nif cif siret siren start
    end debut fin inicio inizio beginn ende
""")
"""Words that turn a header which its parts would explain: a promotion's code, a session's date, a form's beginning."""

CHANGERS = word_set("""
    id ids no num nr numero number date dates heure hour time hora uhr zeit price prix precio preu prezzo preco preis
    montant amount importe import betrag url link lien enlace website site web verified verifie size taille secteur
    sector sectors city ville code codes count quantity qty nombre event evenement evento session atelier workshop seat
    place siege zone group groupe file fichier username device opt optin consent comment commentaire comments remarque
    remarques notes note birth naissance nacimiento naixement nascita geburt rating feedback method methode moyen mode
    fee fees frais tax vat tva taux currency devise automatically out last updated modification update text texte image
    photo logo password mot passe other autre gateway representation spectacle produit source reason motif raison
    history due total address adresse street rue zip postal state region type how why heard question allergies
""")
"""Words beside a known phrase that make it something else: "company size" is no company, "e-mail verified" no e-mail."""
