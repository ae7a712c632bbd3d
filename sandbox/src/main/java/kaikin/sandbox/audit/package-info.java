/** Decides who may do what: every call by the policies as deployed, and written down. */
@NullMarked
package kaikin.sandbox.audit;

import org.jspecify.annotations.NullMarked;
