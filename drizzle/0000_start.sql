CREATE TABLE `embedding_models` (
	`id` text PRIMARY KEY NOT NULL,
	`dim` integer NOT NULL,
	`query_prefix` text DEFAULT '' NOT NULL,
	`passage_prefix` text DEFAULT '' NOT NULL,
	`digest` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `material_chunks` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`material_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`chunk_text` text NOT NULL,
	`heading` text,
	`page_from` integer NOT NULL,
	`page_to` integer NOT NULL,
	`char_from` integer NOT NULL,
	`char_to` integer NOT NULL,
	`text_hash` text NOT NULL,
	`token_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `material_chunks_id_unique` ON `material_chunks` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `material_chunks_ordinal` ON `material_chunks` (`material_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `material_pages` (
	`material_id` text NOT NULL,
	`page` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`char_count` integer NOT NULL,
	`width` real NOT NULL,
	`height` real NOT NULL,
	`runs` text NOT NULL,
	`headings` text NOT NULL,
	`error` text,
	PRIMARY KEY(`material_id`, `page`),
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`subject_id` text,
	`topic_id` text,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`s3_url` text,
	`content_type` text NOT NULL,
	`content_hash` text NOT NULL,
	`byte_size` integer NOT NULL,
	`processing_status` text NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`error_code` text,
	`error_params` text,
	`page_count` integer,
	`outline` text,
	`language` text,
	`addresses_ai` integer DEFAULT false NOT NULL,
	`never_send` integer DEFAULT false NOT NULL,
	`uploaded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_id`) REFERENCES `subjects`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `materials_user_hash` ON `materials` (`user_id`,`content_hash`);--> statement-breakpoint
CREATE INDEX `materials_topic` ON `materials` (`topic_id`);--> statement-breakpoint
CREATE INDEX `materials_status` ON `materials` (`processing_status`);--> statement-breakpoint
CREATE TABLE `reading_positions` (
	`user_id` text NOT NULL,
	`material_id` text NOT NULL,
	`page` integer NOT NULL,
	`offset` real NOT NULL,
	`zoom` text NOT NULL,
	`rotation` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `material_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `user_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`full_name` text NOT NULL,
	`grade_level` text,
	`primary_goal` text,
	`study_preference` text,
	`onboarding_completed` integer DEFAULT false NOT NULL,
	`daily_goal_minutes` integer DEFAULT 30 NOT NULL,
	`day_start_hour` integer DEFAULT 4 NOT NULL,
	`locale` text,
	`answer_locale` text,
	`theme` text DEFAULT 'system' NOT NULL,
	`reduce_motion` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `user_profiles_user_id_unique` ON `user_profiles` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`password_hash` text,
	`auth_provider` text DEFAULT 'local' NOT NULL,
	`google_id` text,
	`is_active` integer DEFAULT true NOT NULL,
	`is_verified` integer DEFAULT false NOT NULL,
	`role` text DEFAULT 'student' NOT NULL,
	`avatar` text NOT NULL,
	`last_active_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `xp_logs` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`source_type` text NOT NULL,
	`reference_id` text NOT NULL,
	`xp_amount` integer NOT NULL,
	`reason` text NOT NULL,
	`detail` text NOT NULL,
	`local_day` text NOT NULL,
	`rule_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `xp_logs_once` ON `xp_logs` (`user_id`,`source_type`,`reference_id`,`local_day`,`reason`);--> statement-breakpoint
CREATE INDEX `xp_logs_day` ON `xp_logs` (`user_id`,`local_day`);--> statement-breakpoint
CREATE TABLE `question_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`question_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `quiz_questions`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `question_reports_question` ON `question_reports` (`question_id`);--> statement-breakpoint
CREATE TABLE `quiz_answers` (
	`attempt_id` text NOT NULL,
	`question_id` text NOT NULL,
	`given` text NOT NULL,
	`correct` integer,
	`almost` integer DEFAULT false NOT NULL,
	`dont_know` integer DEFAULT false NOT NULL,
	`hinted` integer DEFAULT false NOT NULL,
	`flagged` integer DEFAULT false NOT NULL,
	`latency_ms` integer DEFAULT 0 NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`attempt_id`, `question_id`),
	FOREIGN KEY (`attempt_id`) REFERENCES `quiz_attempts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `quiz_questions`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `quiz_answers_question` ON `quiz_answers` (`question_id`);--> statement-breakpoint
CREATE TABLE `quiz_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`quiz_id` text NOT NULL,
	`mode` text DEFAULT 'practice' NOT NULL,
	`status` text NOT NULL,
	`seed` integer NOT NULL,
	`question_ids` text NOT NULL,
	`time_limit_seconds` integer,
	`score_percentage` real,
	`xp_awarded` integer DEFAULT 0 NOT NULL,
	`started_at` integer NOT NULL,
	`completed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `quiz_attempts_quiz` ON `quiz_attempts` (`quiz_id`);--> statement-breakpoint
CREATE INDEX `quiz_attempts_user` ON `quiz_attempts` (`user_id`,`status`);--> statement-breakpoint
CREATE TABLE `quiz_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`type` text NOT NULL,
	`kind` text NOT NULL,
	`question_text` text NOT NULL,
	`options` text NOT NULL,
	`correct_answer` text NOT NULL,
	`explanation` text NOT NULL,
	`difficulty` text NOT NULL,
	`topic_id` text,
	`material_id` text,
	`chunk_id` text NOT NULL,
	`page` integer NOT NULL,
	`char_from` integer NOT NULL,
	`char_to` integer NOT NULL,
	`quote` text NOT NULL,
	`status` text NOT NULL,
	`generator` text NOT NULL,
	`stem_hash` text NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `quiz_questions_quiz` ON `quiz_questions` (`quiz_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `quiz_questions_material` ON `quiz_questions` (`material_id`);--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text,
	`material_id` text,
	`title` text NOT NULL,
	`mode` text DEFAULT 'practice' NOT NULL,
	`settings` text NOT NULL,
	`generated_by_ai` integer DEFAULT false NOT NULL,
	`generator` text NOT NULL,
	`status` text DEFAULT 'ready' NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `quizzes_user` ON `quizzes` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `subjects` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL,
	`source` text DEFAULT 'own' NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `subjects_user` ON `subjects` (`user_id`);--> statement-breakpoint
CREATE TABLE `topics` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`difficulty_level` integer DEFAULT 2 NOT NULL,
	`position` integer NOT NULL,
	`source` text DEFAULT 'own' NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`subject_id`) REFERENCES `subjects`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `topics_subject` ON `topics` (`subject_id`);--> statement-breakpoint
CREATE TABLE `doubt_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`doubt_session_id` text NOT NULL,
	`role` text NOT NULL,
	`message_text` text NOT NULL,
	`status` text NOT NULL,
	`mode` text,
	`band` text,
	`reason` text,
	`unknown_words` text NOT NULL,
	`parent_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`doubt_session_id`) REFERENCES `doubt_sessions`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `doubt_messages_session` ON `doubt_messages` (`doubt_session_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `doubt_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text,
	`title` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `doubt_sessions_user` ON `doubt_sessions` (`user_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `message_citations` (
	`message_id` text NOT NULL,
	`marker` integer NOT NULL,
	`part` integer DEFAULT 0 NOT NULL,
	`material_id` text,
	`material_title` text NOT NULL,
	`page` integer NOT NULL,
	`char_from` integer NOT NULL,
	`char_to` integer NOT NULL,
	`quote` text NOT NULL,
	`quote_hash` text NOT NULL,
	`match` real NOT NULL,
	PRIMARY KEY(`message_id`, `marker`, `part`),
	FOREIGN KEY (`message_id`) REFERENCES `doubt_messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_citations_material` ON `message_citations` (`material_id`);