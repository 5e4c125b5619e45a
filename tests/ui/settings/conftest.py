from taf_desktop.app.lasting import keep_singletons_alive

keep_singletons_alive()
