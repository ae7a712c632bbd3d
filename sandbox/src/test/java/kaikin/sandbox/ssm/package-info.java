@NullMarked
package kaikin.sandbox.ssm;

import org.jspecify.annotations.NullMarked;
