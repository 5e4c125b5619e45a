"""The few calls into Windows itself, through ctypes. On other systems nothing here is called."""
