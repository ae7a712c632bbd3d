# What to do with which address. Agents that know interpolationType ENV_VAR give it in the environment; older ones paste
# it here, where nothing is code: not even what the service should have refused.
if [ -z "${SSM_Address+set}" ]; then
  {
    IFS= read -r SSM_Address
    # More than one line is no address.
    if IFS= read -r _; then SSM_Address=; fi
  } <<'KAIKIN_ADDRESS'
{{ Address }}
KAIKIN_ADDRESS
fi
if [ -z "${SSM_Action+set}" ]; then
  IFS= read -r SSM_Action <<'KAIKIN_ACTION'
{{ Action }}
KAIKIN_ACTION
fi
