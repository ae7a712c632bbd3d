# The address to free. Agents that know interpolationType ENV_VAR give it in the environment; older ones paste it here,
# after the service has matched it against a pattern without quotes.
if [ -z "${SSM_Address+set}" ]; then
  SSM_Address='{{ Address }}'
fi
