"""The lists of stands and of exhibitors as tables: names instead of ids, and whom to call."""

from __future__ import annotations

from checkin_app.documents.sheets import Coded, SheetData
from checkin_app.domain.floorplan import StandView
from checkin_app.domain.phone import readable_phone
from checkin_app.services import exhibitors, stands
from checkin_app.services.exhibitors import Contact, ExhibitorFile
from checkin_app.services.session import Session
from checkin_app.wording import _, arrivals_name, country_name, in_context, stand_state_name


def stands_table(session: Session) -> SheetData:
    """Every stand: where, of what size, who holds it with whom, and who of them has come."""
    halls = {hall.id: hall.name for hall in stands.halls(session)}
    contacts = {one.exhibitor.id: one.contact for one in exhibitors.files(session)}
    header = [_("Stand"), _("Hall"), in_context("of stands", "Row"), _("State"), _("Exhibitor"), _("Co-exhibitors")]
    header += [_("Country"), _("Bioregion"), _("Network"), _("Area (m²)"), _("Width (m)"), _("Depth (m)"), _("Power (kW)")]
    header += [_("Contact"), _("Phone"), _("Staff"), _("Arrived"), _("Arrivals")]
    rows: list[list[object]] = []
    for view in stands.stand_views(session):
        stand, holder = view.stand, view.exhibitor
        contact = contacts.get(holder.id, Contact()) if holder else Contact()
        place = Coded.of(halls.get(stand.hall, stand.hall), stand.hall)
        held: list[object] = [holder.name if holder else "", ", ".join(guest.name for guest in view.guests)]
        held += [country_name(holder.country), holder.bioregion, holder.network] if holder else ["", "", ""]
        size: list[object] = [stand.area, stand.w, stand.h, stand.power]
        people: list[object] = [contact.name, readable_phone(contact.phone), len(view.staff), view.arrived, _come(view)]
        rows.append([stand.number, place, stand.row, stand_state_name(view.state), *held, *size, *people])
    return SheetData(_("Stands"), header, rows)


def _come(view: StandView) -> str:
    return arrivals_name(view.arrivals) if view.exhibitor else ""


def exhibitors_table(session: Session) -> SheetData:
    """Every exhibitor: where they stand, what they asked for, whom to call, who of them has come."""
    header = [_("Exhibitor"), _("Stand"), _("Shares the stand of"), _("State"), _("Country"), _("Bioregion"), _("Network")]
    header += [_("Activity"), _("Contact"), _("Phone"), _("E-mail"), _("Staff expected"), _("Staff"), _("Arrived"), _("Badges")]
    header += [_("Wishes"), _("Area (m²)"), _("Dimensions"), _("Power (kW)")]
    return SheetData(_("Exhibitors"), header, [_exhibitor(one) for one in exhibitors.files(session)])


def _exhibitor(one: ExhibitorFile) -> list[object]:
    about = one.exhibitor
    states = ", ".join(dict.fromkeys(stand_state_name(held.state) for held in one.stands))
    printed = len(one.staff) - len(one.unprinted)
    return [
        about.name,
        ", ".join(held.number for held in one.stands),
        one.host.name if one.host else "",
        states,
        country_name(about.country),
        about.bioregion,
        about.network,
        about.activity,
        one.contact.name,
        readable_phone(one.contact.phone),
        one.contact.email,
        about.staff_expected,
        len(one.staff),
        one.arrived,
        printed,
        ", ".join(about.wishes),
        about.area,
        about.dimensions,
        about.power,
    ]
