/** Rules about log groups. */
@NullMarked
package kaikin.policies.rules.logs;

import org.jspecify.annotations.NullMarked;
