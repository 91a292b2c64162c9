CREATE TABLE `achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`badge_icon` text NOT NULL,
	`criteria_type` text NOT NULL,
	`criteria_value` integer NOT NULL,
	`tier` integer NOT NULL,
	`position` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `achievements_code_unique` ON `achievements` (`code`);--> statement-breakpoint
CREATE TABLE `user_achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`achievement_id` text NOT NULL,
	`unlocked_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`achievement_id`) REFERENCES `achievements`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `user_achievements_once` ON `user_achievements` (`user_id`,`achievement_id`);--> statement-breakpoint
CREATE TABLE `streak_pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `streak_pauses_user` ON `streak_pauses` (`user_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `study_days` (
	`user_id` text NOT NULL,
	`local_day` text NOT NULL,
	`tz` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`active_seconds` integer DEFAULT 0 NOT NULL,
	`quiz_answers` integer DEFAULT 0 NOT NULL,
	`reviews` integer DEFAULT 0 NOT NULL,
	`lessons` integer DEFAULT 0 NOT NULL,
	`credited_by` text,
	`credited_at` integer,
	PRIMARY KEY(`user_id`, `local_day`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `study_segments` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`active_ms` integer NOT NULL,
	`local_day` text NOT NULL,
	`clock_suspect` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `study_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `study_segments_session` ON `study_segments` (`session_id`);--> statement-breakpoint
CREATE INDEX `study_segments_day` ON `study_segments` (`user_id`,`local_day`);--> statement-breakpoint
CREATE INDEX `study_segments_time` ON `study_segments` (`user_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `study_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`paused_by` text,
	`subject_id` text,
	`topic_id` text,
	`material_id` text,
	`note` text DEFAULT '' NOT NULL,
	`planned_seconds` integer,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`duration_seconds` integer DEFAULT 0 NOT NULL,
	`xp_awarded` integer DEFAULT 0 NOT NULL,
	`complete` integer DEFAULT false NOT NULL,
	`tz` text NOT NULL,
	`utc_offset_minutes` integer NOT NULL,
	`local_day` text NOT NULL,
	`clock_suspect` integer DEFAULT false NOT NULL,
	`deleted_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subject_id`) REFERENCES `subjects`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `study_sessions_user` ON `study_sessions` (`user_id`,`started_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `study_sessions_live` ON `study_sessions` (`user_id`) WHERE state IN ('running', 'paused');--> statement-breakpoint
CREATE TABLE `user_streaks` (
	`user_id` text PRIMARY KEY NOT NULL,
	`current_streak` integer NOT NULL,
	`longest_streak` integer NOT NULL,
	`last_study_date` text,
	`freezes` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
ALTER TABLE `quiz_answers` ADD `local_day` text;--> statement-breakpoint
ALTER TABLE `quiz_answers` ADD `tz` text;--> statement-breakpoint
CREATE INDEX `quiz_answers_day` ON `quiz_answers` (`local_day`);--> statement-breakpoint
ALTER TABLE `doubt_sessions` ADD `solved_at` integer;--> statement-breakpoint
UPDATE `quiz_answers` SET `local_day` = date(`answered_at` / 1000 - 14400, 'unixepoch'), `tz` = 'UTC' WHERE `answered_at` IS NOT NULL;
