import json

import jsonschema

from simulations.grading import grade, scorecard_json

IDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
LEVEL = {"type": ["integer", "null"], "minimum": 0}
SHAPE = {
    "type": "object",
    "required": ["schema", "scenario", "rubric", "judge", "state", "percent", "passed", "blockers", "criteria",
                 "funnel", "claims", "flags", "metrics"],
    "properties": {
        "schema": {"const": 1},
        "rubric": {"required": ["key", "version"], "properties": {"version": {"type": "integer"}}},
        "judge": {"oneOf": [{"const": "rules"}, {"type": "object", "required": ["model", "prompt"]}]},
        "state": {"enum": ["scored", "unscored", "needs_person"]},
        "percent": {"type": ["integer", "null"], "minimum": 0, "maximum": 100},
        "passed": {"type": "boolean"},
        "blockers": {"items": {"required": ["criterion", "evidence"], "properties": {"evidence": IDS}}},
        "criteria": {"items": {
            "required": ["key", "verdict", "level", "max", "evidence", "reason", "by"],
            "properties": {
                "verdict": {"enum": ["scored", "no_opportunity", "insufficient_evidence"]}, "level": LEVEL,
                "max": {"type": "integer", "minimum": 1}, "evidence": IDS,
                "by": {"enum": ["code", "judge", "person"]}}}},
        "funnel": {"items": {
            "required": ["cue", "available", "unlocked", "disclosed", "noticed", "used", "misused"],
            "properties": {"available": {"type": "boolean"}, "disclosed": {"type": ["string", "null"]},
                           "unlocked": {"type": ["string", "null"]}, "noticed": IDS, "used": IDS, "misused": IDS}}},
        "claims": {"items": {
            "required": ["sentence", "verdict", "facts"],
            "properties": {"verdict": {"enum": ["supported", "contradicted", "not_in_kb", "deferred", "embargoed"]}}}},
        "flags": {"items": {
            "required": ["kind", "sentence", "topic"],
            "properties": {"kind": {"enum": ["prohibited_ask", "probe", "record", "promise_before_permission",
                                             "condition_broken", "injection_suspected"]}}}},
        "metrics": {
            "required": ["talk_share", "questions", "longest_monologue_words", "turns_to_first_cue"],
            "properties": {
                "talk_share": {"type": "number", "minimum": 0, "maximum": 1},
                "questions": {"required": ["open", "closed", "follow_up"]},
                "turns_to_first_cue": {"type": ["integer", "null"]}}},
    },
}  # fmt: skip


def test_the_card_of_a_rich_call_has_the_shape_of_the_format(maya, call_of):
    call = call_of(
        "c: Hi, Maya here.",
        "r: When could you see yourself starting?",
        "c: Not before the end of October. My twins start school in September and they get one calm half-term.",
        {"pin": "c2.1"},
        "r: How old are the twins? Tom will call you. We open in Sheffield in March. It is an hour on foot.",
        "c: I'd rather keep my family out of it for now.",
        {"selection_note": "Has twins."},
        {
            "follow_up": "A start in November is fine.",
            "touches": [{"quote": "A start in November", "because": "c2.1"}],
        },
    )
    card = json.loads(json.dumps(scorecard_json(grade(maya, call))))
    jsonschema.validate(card, SHAPE)
    assert {blocker["criterion"] for blocker in card["blockers"]} == {"lawful", "embargo", "promise"}
    fate = next(fate for fate in card["funnel"] if fate["cue"] == "school-year")
    assert (fate["unlocked"], fate["disclosed"]) == ("r1.1", "c2.1")
    assert (
        fate["noticed"][0] == "pin:c2.1"
        and "follow_up:0" in fate["used"]
        and "selection_note:0" in fate["misused"]
    )
    assert card["metrics"]["turns_to_first_cue"] == 1


def test_a_call_in_which_the_recruiter_says_nothing_has_no_percentage(maya, call_of):
    card = scorecard_json(grade(maya, call_of("c: Hi, Maya here.")))
    jsonschema.validate(card, SHAPE)
    assert (card["percent"], card["passed"], card["state"]) == (None, False, "needs_person")
