# SPDX-License-Identifier: Apache-2.0
"""Fills a desk for the pages that are looked at one by one. Run as a program; prints keys and sessions as JSON.

Amal wrote every record, Basim reviews; Huda has every role, wrote nothing and reads the pages; Nur has every second
factor, Omar an app alone.
"""

import json
import time
from dataclasses import replace

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from allauth.usersessions.models import UserSession  # noqa: E402
from django.contrib.gis.geos import Point  # noqa: E402
from django.test import Client  # noqa: E402

from registry.accounts.models import RoleGrant, User  # noqa: E402
from registry.accounts.people import issue_link  # noqa: E402
from registry.accounts.proof import PROVED_AT  # noqa: E402
from registry.accounts.roles import ROLES  # noqa: E402
from registry.audit.viewing import viewing  # noqa: E402
from registry.casework.actions.attach import attach  # noqa: E402
from registry.casework.actions.log import log_record  # noqa: E402
from registry.casework.actions.searches import save_search  # noqa: E402
from registry.casework.draft import LocationDraft  # noqa: E402
from registry.domain.assignment import Task  # noqa: E402
from registry.evidence.store import store  # noqa: E402
from registry.persons.actions import Consent  # noqa: E402
from registry.persons.actions import add as add_person  # noqa: E402
from registry.publishing.holds import Target, ask_lift, set_hold  # noqa: E402
from registry.publishing.merges import confirm_merge, propose_merge  # noqa: E402
from registry.publishing.outbox import publish  # noqa: E402
from registry.review.assign import assign  # noqa: E402
from registry.review.comment import write_comment  # noqa: E402
from registry.review.steps import take_step  # noqa: E402
from tests.e2e.desk_faces import PASSWORD  # noqa: E402
from tests.factories.records import approved, claim, document, in_review, logged  # noqa: E402
from tests.factories.teams import team  # noqa: E402
from tests.factories.whole import save, whole_draft, with_ids  # noqa: E402

TITLE = {"en": "Shelling reported in Northreach, {}", "ar": "قصف مُبلَّغ عنه في نورثريتش، {}"}
SUMMARY = {
    "en": "The market in the north of the town was hit by at least two shells in the morning, neighbours say.",
    "ar": "أصيبت السوق في شمال البلدة بقذيفتين على الأقل صباحاً، بحسب الجيران.",
}
GOVERNORATE = LocationDraft(precision="admin1", country="SYR", admin1_pcode="SY07", cod_version="v1")


def titled(street: str, number: str) -> dict[str, str]:
    return {"en": TITLE["en"].format(street), "ar": TITLE["ar"].format(number)}


def person(name: str, *roles: str) -> User:
    made = User.objects.create_user(name, PASSWORD, display_name=name.capitalize())
    RoleGrant.objects.bulk_create(RoleGrant(user=made, role=role) for role in roles)
    return made


def three_versions(amal: User) -> str:
    """Write a record with two of every part, and twice anew; each transaction makes a version."""
    with viewing(amal.pk):
        draft = replace(whole_draft(amal), title=titled("market", "السوق"), summary=SUMMARY)
        record = log_record(draft, by=amal)
    with viewing(amal.pk):
        first = with_ids(record, draft)
        moved = replace(first.locations[0], geom=Point(69.0535, -48.8062, srid=4326), precision="street")
        summary = SUMMARY | {"en": SUMMARY["en"].replace("two shells", "three shells")}
        second = replace(
            first, summary=summary, locations=(moved, first.locations[1]), incident_type="air_strike"
        )
        save(record, second, amal)
    with viewing(amal.pk):
        save(record, replace(second, weapons=second.weapons[1:], objects=()), amal)
    with viewing(amal.pk):
        incoming = store().receive()
        incoming.write(b"%PDF-1.7\nA report of the invented courier.\n")
        attach(record, [(incoming, "Report of the courier, 3 March.pdf")], by=amal)
    return str(record.reference)


def around(record: object, amal: User, basim: User) -> str:
    """Put a named person, work and comments around a record; return the person's key."""
    texts = {"name": "Huda the Invented", "contact": "", "details": "A teacher, 40."}
    found = add_person(record, kind="victim", texts=texts, consent=Consent(), by=amal)
    assign(record, task=Task.REVIEW, person=basim, by=basim)
    asked = write_comment(record, by=basim, text="Which street is meant, @amal?", anchor="locations")
    write_comment(record, by=amal, text="The one behind the market.", answers=asked)
    return str(found.pk)


def main() -> None:
    amal, basim = (User.objects.get(username=name) for name in ("amal", "basim"))
    huda, nur, vera = person("huda", *ROLES), person("nur", "reviewer"), person("vera", "viewer")
    app(person("omar", "reviewer"))
    gazette = document("Coastal Gazette (invented)")
    both = (claim(3), claim(5, item=gazette, origin="gazette", verbatim="At least five people were killed."))
    keys = {"written": three_versions(amal)}
    with viewing(amal.pk):
        made = {
            "submitted": logged(amal, title=titled("harbour", "الميناء"), claims=both),
            "waiting": logged(amal, title=titled("lighthouse", "المنارة"), claims=both),
            "in_review": in_review(
                amal, basim, title=titled("mill", "المطحنة"), claims=both, summary=SUMMARY
            ),
            "approved": approved(amal, basim, title=titled("bridge", "الجسر"), claims=both),
            "public": approved(amal, basim, title=titled("school", "المدرسة"), claims=both, summary=SUMMARY),
            "withdrawn": approved(amal, basim, title=titled("hill", "التل")),
            "held": approved(amal, basim, title=titled("well", "البئر")),
            "duplicate": logged(amal, title=titled("market square", "ساحة السوق"), claims=both),
            "stays": logged(amal, title=titled("market", "السوق"), claims=both),
            "merged": logged(amal, title=titled("quay", "الرصيف")),
            "area": logged(amal, locations=(GOVERNORATE,)),
        }
        for name in ("submitted", "waiting"):
            take_step("submit", record=made[name], by=amal)
        keys["person"] = around(made["in_review"], amal, basim)
        propose_merge(made["duplicate"], into=made["stays"], by=amal, reason="Same street, same hour.")
        merge = propose_merge(made["merged"], into=made["stays"], by=amal, reason="One event.")
    with viewing(basim.pk):
        confirm_merge(merge, by=basim)
        take_step("start_review", record=made["submitted"], by=basim)
        take_step("request_changes", record=made["submitted"], by=basim, reason="Which day?")
        hold = set_hold(Target(record=made["held"]), by=basim, reason="Somebody recognised the building.")
        ask_lift(hold, by=basim, reason="It is known everywhere.")
    with viewing(huda.pk):
        publish(record=made["public"], by=huda)
        publish(record=made["withdrawn"], by=huda)
        save_search("Near the market", "state=draft", by=huda)
        write_comment(made["approved"], by=amal, text="Is this the right bridge, @huda?")
    keys |= {name: str(record.reference) for name, record in made.items()}
    north = team("North", amal, basim)
    keys |= {"team": str(north.pk), "organisation": str(north.organisation_id)}
    keys["token"] = issue_link(by=huda, person=vera)
    keys["account"] = str(basim.pk)
    keys["passkey"] = str(second_factors(nur))
    keys["sessions"] = {each.username: session(each) for each in (amal, basim, huda, nur, vera)}
    print(json.dumps(keys))  # noqa: T201  this is its answer


def second_factors(nur: User) -> int:
    """Give one an app and recovery codes, and a passkey; return the passkey's key."""
    app(nur)
    data = {"name": "This laptop", "credential": {}}
    return Authenticator.objects.create(user=nur, type=Authenticator.Type.WEBAUTHN, data=data).pk


def app(user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)


def session(user: User) -> str:
    client = Client()
    client.force_login(user)
    held = client.session
    held[PROVED_AT] = time.time()
    held.save()
    key = client.cookies["registry_desk_session"].value
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    for each in (key, user.username):
        UserSession.objects.create(user=user, session_key=each, ip="192.0.2.0", user_agent=agent)
    return key


if __name__ == "__main__":
    main()
