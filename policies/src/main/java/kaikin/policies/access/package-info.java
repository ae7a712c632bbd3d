/**
 * The access that plans give, by the policies of all plans together: roles, the ways from one to the next, and their
 * grants.
 */
@NullMarked
package kaikin.policies.access;

import org.jspecify.annotations.NullMarked;
