CREATE TABLE `lesson_videos` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`file_name` text NOT NULL,
	`content_type` text NOT NULL,
	`byte_size` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `lesson_videos_user` ON `lesson_videos` (`user_id`);--> statement-breakpoint
CREATE INDEX `lesson_videos_hash` ON `lesson_videos` (`content_hash`);--> statement-breakpoint
ALTER TABLE `lessons` ADD `video_id` text REFERENCES lesson_videos(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `lessons_video` ON `lessons` (`video_id`);