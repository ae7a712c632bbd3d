/** Named claims about who can do what across all accounts, each tried out on every request of a grid. */
@NullMarked
package kaikin.policies.proofs;

import org.jspecify.annotations.NullMarked;
