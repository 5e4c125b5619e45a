from tests.app.conftest import begin, nobody_is_asked, robot

__all__ = ["begin", "nobody_is_asked", "robot"]
