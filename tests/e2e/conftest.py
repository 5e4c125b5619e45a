from tests.app.conftest import begin, robot

__all__ = ["begin", "robot"]
