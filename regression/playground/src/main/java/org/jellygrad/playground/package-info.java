/**
 * The playground: {@link org.jellygrad.playground.Playground} serves the page.
 *
 * <ul>
 *   <li>For the terminal's lessons too: {@code course}, {@code lesson}, {@code question}, {@code run} and {@code view}.
 *   <li>For the command's {@code --report} too: {@code export}.
 *   <li>For this module alone: {@code answer}, {@code facts}, {@code files}, {@code quantity}, {@code reader}, {@code server}, {@code
 *       state}, {@code takeaway} and {@code upload}.
 * </ul>
 */
@NullMarked
package org.jellygrad.playground;

import org.jspecify.annotations.NullMarked;
