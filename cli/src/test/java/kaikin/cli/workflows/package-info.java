/** The repository's workflows, run as GitHub would. */
@NullMarked
package kaikin.cli.workflows;

import org.jspecify.annotations.NullMarked;
