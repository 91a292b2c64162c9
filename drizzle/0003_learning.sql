CREATE TABLE `evidence_events` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`kind` text NOT NULL,
	`right` integer NOT NULL,
	`difficulty` text NOT NULL,
	`b` real NOT NULL,
	`guess` real NOT NULL,
	`weight` real NOT NULL,
	`mixed` integer DEFAULT false NOT NULL,
	`question_id` text,
	`attempt_id` text,
	`card_id` text,
	`at` integer NOT NULL,
	`local_day` text NOT NULL,
	`voided_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`question_id`) REFERENCES `quiz_questions`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `evidence_topic` ON `evidence_events` (`user_id`,`topic_id`,`at`);--> statement-breakpoint
CREATE INDEX `evidence_question` ON `evidence_events` (`question_id`);--> statement-breakpoint
CREATE TABLE `lesson_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`lesson_id` text NOT NULL,
	`completed` integer DEFAULT false NOT NULL,
	`completed_at` integer,
	`first_completed_day` text,
	`opened_seconds` integer DEFAULT 0 NOT NULL,
	`last_position` real DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lesson_id`) REFERENCES `lessons`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_progress_once` ON `lesson_progress` (`user_id`,`lesson_id`);--> statement-breakpoint
CREATE TABLE `lessons` (
	`id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`content_type` text NOT NULL,
	`estimated_duration_minutes` integer NOT NULL,
	`video_url` text,
	`material_id` text,
	`page_from` integer,
	`page_to` integer,
	`position` integer NOT NULL,
	`source` text DEFAULT 'own' NOT NULL,
	`quiz_id` text,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `lessons_topic` ON `lessons` (`topic_id`,`position`);--> statement-breakpoint
CREATE TABLE `review_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text,
	`type` text NOT NULL,
	`front` text NOT NULL,
	`back` text NOT NULL,
	`origin` text NOT NULL,
	`question_id` text,
	`material_id` text,
	`page` integer,
	`char_from` integer,
	`char_to` integer,
	`sibling_hash` text,
	`front_hash` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`due` integer NOT NULL,
	`stability` real DEFAULT 0 NOT NULL,
	`difficulty` real DEFAULT 0 NOT NULL,
	`scheduled_days` integer DEFAULT 0 NOT NULL,
	`learning_steps` integer DEFAULT 0 NOT NULL,
	`reps` integer DEFAULT 0 NOT NULL,
	`lapses` integer DEFAULT 0 NOT NULL,
	`last_review` integer,
	`suspended` integer DEFAULT false NOT NULL,
	`flagged` integer DEFAULT false NOT NULL,
	`buried_until` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`question_id`) REFERENCES `quiz_questions`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_cards_due` ON `review_cards` (`user_id`,`due`);--> statement-breakpoint
CREATE UNIQUE INDEX `review_cards_front` ON `review_cards` (`user_id`,`front_hash`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE TABLE `review_logs` (
	`id` text PRIMARY KEY NOT NULL,
	`card_id` text NOT NULL,
	`user_id` text NOT NULL,
	`rating` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	`local_day` text NOT NULL,
	`elapsed_days` integer NOT NULL,
	`latency_ms` integer NOT NULL,
	`before` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`card_id`) REFERENCES `review_cards`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_logs_day` ON `review_logs` (`user_id`,`local_day`);--> statement-breakpoint
CREATE INDEX `review_logs_card` ON `review_logs` (`card_id`);--> statement-breakpoint
CREATE TABLE `topic_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`topic_id` text NOT NULL,
	`mastery_score` real NOT NULL,
	`mu` real NOT NULL,
	`v` real NOT NULL,
	`n` real NOT NULL,
	`answers` integer NOT NULL,
	`strong_answers` integer NOT NULL,
	`days` integer NOT NULL,
	`last_evidence_at` integer,
	`rule_version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `topic_progress_once` ON `topic_progress` (`user_id`,`topic_id`);--> statement-breakpoint
CREATE TABLE `user_recommendations` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`recommendation_type` text NOT NULL,
	`reference_id` text,
	`topic_id` text,
	`priority_score` integer NOT NULL,
	`why` text NOT NULL,
	`expires_at` integer NOT NULL,
	`hidden_until` integer,
	`dismissed_at` integer,
	`done_at` integer,
	`rule_version` integer NOT NULL,
	`generated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `user_recommendations_user` ON `user_recommendations` (`user_id`,`recommendation_type`);