@NullMarked
package kaikin.sandbox.services.ssm;

import org.jspecify.annotations.NullMarked;
