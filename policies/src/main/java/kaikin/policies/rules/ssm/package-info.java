/** Rules about Systems Manager: documents, commands and parameters. */
@NullMarked
package kaikin.policies.rules.ssm;

import org.jspecify.annotations.NullMarked;
