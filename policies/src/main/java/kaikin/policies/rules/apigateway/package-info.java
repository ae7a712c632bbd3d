/** Rules about HTTP APIs. */
@NullMarked
package kaikin.policies.rules.apigateway;

import org.jspecify.annotations.NullMarked;
