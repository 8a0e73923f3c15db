/**
 * The course on gradient descent. {@link org.jellygrad.playground.lesson.Course} lists the lessons without touching the engine; a {@link
 * org.jellygrad.playground.lesson.Lesson} that is opened runs its runs, fills their numbers into its texts and grades answers by computing;
 * {@link org.jellygrad.playground.lesson.LearnerProgress} keeps what was done. Knows neither terminal nor page. Lessons are text files beside this
 * class: {@code course.txt} has their order, {@link org.jellygrad.playground.lesson.LessonReader} their grammar.
 */
@NullMarked
package org.jellygrad.playground.lesson;

import org.jspecify.annotations.NullMarked;
