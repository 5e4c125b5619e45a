from PySide6.QtWidgets import QAbstractButton, QPushButton


def test_from_the_library_into_a_plan_and_to_the_folder_s_place(robot, tmp_path):
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    workplace = robot.program.workplace
    desk, page = workplace._made_of.desk, workplace.library.page
    family_id = workplace.family_page.place()[0]
    plan = []
    robot.program.runner.run(
        lambda _ticket: desk.families.open(family_id).file.plan.plan, plan.append
    )
    robot.until(lambda: plan)
    robot.program.runner.run_change(lambda _ticket: desk.plans.change(plan[0].id), plan.append)
    robot.idle()
    robot.window.rail.findChild(QAbstractButton, "rail_library").click()
    robot.until(lambda: page.list.count() > 140 and page.use.family.count() == 1)
    page.search.setText("teeth do not hurt")
    use = page.use.findChild(QPushButton, "libraryUseIt")
    robot.until(use.isEnabled)
    use.click()
    robot.until(lambda: robot.window.current_page == "family")
    robot.until(lambda: workplace.family_page.place()[1] == "plan")
    robot.idle()
    copied = []
    robot.program.runner.run(
        lambda _ticket: desk.families.open(family_id).file.plan.goals[-1].goal, copied.append
    )
    robot.until(lambda: copied)
    assert copied[0].words == "Ash’s teeth do not hurt any more."
    robot.window.rail.findChild(QAbstractButton, "rail_library").click()
    page.findChild(QPushButton, "library_folder").click()
    assert robot.window.current_page == "settings"
    workplace.library.card.chosen.emit(tmp_path.as_posix())
    robot.idle()
    assert robot.program.settings_file.read().library_folder == tmp_path.as_posix()
    assert desk.library.read().faults[0].message.startswith("There is no file ending in .yaml")
