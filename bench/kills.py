"""Nothing acknowledged is ever lost or doubled: kill -9 the site again and again while recruiters talk.

    python -m bench.kills [--kills 100] [--clients 4]

A turn counts as acknowledged when its `turn` event arrived. A recruiter whose line breaks says the same words again
under the same key, as the call page does. At the end every acknowledged turn must be there once, in the order said.
"""

import argparse
import http.client
import random
import threading
import time
from collections import Counter
from typing import Any
from uuid import uuid4

from bench.clients import Line, make_recruiters, open_call, session_cookie, set_up_django
from bench.site import demo_server

WORDS = (
    "What does a good week look like for you?",
    "Thank you for telling me.",
    "What would make a move worth it?",
    "How do you get to work at the moment?",
    "I see. What else should I know?",
)


class Recruiter(threading.Thread):
    """Talks until told to stop, in one call after the other."""

    def __init__(self, user: Any, port: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.user, self.stop = user, stop
        self.line = Line(port, session_cookie(user))
        self.acknowledged: list[tuple[str, str]] = []
        self.resent = 0

    def run(self) -> None:
        call = open_call(self.user)
        while not self.stop.is_set():
            if not self.say(call, random.choice(WORDS)):
                call = open_call(self.user)

    def say(self, call: Any, words: str) -> bool:
        """Say one thing until it is acknowledged and answered; False when the call is over."""
        key = str(uuid4())
        while True:
            try:
                for event in self.line.say(call.pk, words, key):
                    if event.name == "refused":
                        if event.data["status"] == 409 and "in_flight" not in event.data["body"]:
                            return False
                        time.sleep(0.2)
                    elif event.name == "turn" and (str(call.pk), key) not in self.acknowledged[-1:]:
                        self.acknowledged.append((str(call.pk), key))
                    elif event.name == "end":
                        return event.data["call"]["state"] == "live"
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
            if self.stop.is_set():
                return True
            self.resent += 1


def verdict(recruiters: list[Recruiter]) -> dict[str, int]:
    """Compare what was acknowledged with what the database holds."""
    from simulations.models import Turn

    lost = doubled = disordered = unanswered = 0
    for recruiter in recruiters:
        kept = Counter(
            str(key)
            for key in Turn.objects.filter(call__learner=recruiter.user).values_list("turn_key", flat=True)
        )
        lost += sum(1 for _, key in recruiter.acknowledged if kept[key] == 0)
        doubled += sum(1 for key, n in kept.items() if key != "None" and n > 1)
        for call_id in dict.fromkeys(call for call, _ in recruiter.acknowledged):
            said = [key for call, key in recruiter.acknowledged if call == call_id]
            stored = [
                str(turn.turn_key)
                for turn in Turn.objects.filter(call_id=call_id, speaker="recruiter").order_by("index")
                if str(turn.turn_key) in set(said)
            ]
            disordered += stored != said
            turns = Turn.objects.filter(call_id=call_id).exclude(state="replaced")
            answers, questions = turns.filter(speaker="candidate"), turns.filter(speaker="recruiter")
            unanswered += abs(answers.count() - 1 - questions.count())
    return {
        "lost": lost,
        "doubled": doubled,
        "calls out of order": disordered,
        "turns without one reply": unanswered,
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--clients", type=int, default=4)
    options = arguments.parse_args()
    with demo_server(RAPPORT_PACE="0") as server:
        set_up_django(server.env)
        stop = threading.Event()
        recruiters = [Recruiter(user, server.port, stop) for user in make_recruiters(options.clients)]
        for recruiter in recruiters:
            recruiter.start()
        for _ in range(options.kills):
            time.sleep(random.uniform(0.3, 2.5))
            server.kill(9)
            server.start()
        time.sleep(3)
        stop.set()
        for recruiter in recruiters:
            recruiter.join(60)
        acknowledged = sum(len(recruiter.acknowledged) for recruiter in recruiters)
        print(
            f"{options.kills} kills, {options.clients} recruiters, {acknowledged} turns acknowledged, ",
            end="",
        )
        print(f"{sum(r.resent for r in recruiters)} said again after a break")
        for name, count in verdict(recruiters).items():
            print(f"  {name}: {count}   (goal 0)")


if __name__ == "__main__":
    main()
