/** The table of intended access, and the claim that the policies of all accounts allow exactly what it says. */
@NullMarked
package kaikin.policies.intended;

import org.jspecify.annotations.NullMarked;
