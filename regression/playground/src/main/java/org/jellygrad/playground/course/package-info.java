/**
 * The course on gradient descent, for whoever shows it. {@link org.jellygrad.playground.course.Course} lists the lessons and runs nothing;
 * {@link org.jellygrad.playground.course.OpenLesson} runs a lesson's runs, fills their numbers into its texts and grades answers; {@link
 * org.jellygrad.playground.course.LearnerProgress} keeps what a learner has done. The lessons are text files beside these classes: {@code
 * course.txt} holds their order, {@link org.jellygrad.playground.reader.LessonReader} explains how they are written.
 */
@NullMarked
package org.jellygrad.playground.course;

import org.jspecify.annotations.NullMarked;
