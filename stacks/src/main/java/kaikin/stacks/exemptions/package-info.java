/** What components are exempt from, said beside what needs it. */
@NullMarked
package kaikin.stacks.exemptions;

import org.jspecify.annotations.NullMarked;
