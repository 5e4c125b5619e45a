def test_a_goal_comes_back_from_a_real_vault_with_what_went_along(desk):
    family, _ = desk.families.start("The Example family")
    plan, _ = desk.plans.start(family.id)
    goal, _ = desk.plans.add_goal(plan, words="Calm mornings")
    gone, _ = desk.plans.add_action(goal, who="Mo", what="packs the bags")
    kept, _ = desk.plans.add_action(goal, who="Mo", what="sets an alarm")
    score, _ = desk.plans.add_score(goal, voice="Robin", start=3)
    desk.records.put_aside("action", gone.id)
    desk.records.put_aside("goal", goal.id)
    held = desk.families.open(family.id).file.plan
    assert (held.goals, held.other_actions) == ((), ())
    changes = desk.records.bring_back("goal", goal.id)
    (back,) = desk.families.open(family.id).file.plan.goals
    assert (back.goal, back.actions, back.scores) == (goal, (kept,), (score,))
    assert len(changes.changes) == 3
