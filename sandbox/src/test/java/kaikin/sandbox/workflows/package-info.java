/** The repository's workflows, run as GitHub would. */
@NullMarked
package kaikin.sandbox.workflows;

import org.jspecify.annotations.NullMarked;
