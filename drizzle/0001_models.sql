CREATE TABLE `ai_budgets` (
	`user_id` text PRIMARY KEY NOT NULL,
	`monthly` real,
	`currency` text NOT NULL,
	`warn_at` real NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `ai_prices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`input_per_million` real NOT NULL,
	`output_per_million` real NOT NULL,
	`currency` text NOT NULL,
	`valid_from` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ai_prices_model` ON `ai_prices` (`user_id`,`provider`,`model`,`valid_from`);--> statement-breakpoint
CREATE TABLE `ai_token_ratios` (
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`ratio` real NOT NULL,
	`samples` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `model`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `ai_usage_logs` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`feature_type` text NOT NULL,
	`provider` text NOT NULL,
	`model_name` text NOT NULL,
	`is_local` integer NOT NULL,
	`prompt_tokens` integer,
	`completion_tokens` integer,
	`total_tokens` integer,
	`estimated` integer DEFAULT false NOT NULL,
	`estimated_cost` real,
	`currency` text,
	`request_status` text NOT NULL,
	`error_code` text,
	`request_id` text,
	`duration_ms` integer NOT NULL,
	`first_token_ms` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `ai_usage_logs_user` ON `ai_usage_logs` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `net_log` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`host` text NOT NULL,
	`purpose` text NOT NULL,
	`method` text NOT NULL,
	`status` integer,
	`problem` text,
	`bytes_sent` integer NOT NULL,
	`bytes_received` integer NOT NULL,
	`started_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `net_log_user` ON `net_log` (`user_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`sources` text NOT NULL,
	`scope` text NOT NULL,
	`message_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `doubt_messages`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
CREATE INDEX `notes_user` ON `notes` (`user_id`,`updated_at`);--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `model` text;--> statement-breakpoint
ALTER TABLE `quiz_questions` ADD `confirmed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `model` text;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `model` text;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `extract` text;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `sentences` text;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `fallback` text;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `general` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `rung` integer;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `passages_used` integer;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `passages_found` integer;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `context_tokens` integer;--> statement-breakpoint
ALTER TABLE `doubt_messages` ADD `usage_id` text REFERENCES ai_usage_logs(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `doubt_sessions` ADD `mode` text DEFAULT 'direct' NOT NULL;--> statement-breakpoint
ALTER TABLE `doubt_sessions` ADD `rung` integer DEFAULT 0 NOT NULL;