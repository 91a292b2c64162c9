ALTER TABLE `review_logs` ADD `given_in` text DEFAULT 'review' NOT NULL;--> statement-breakpoint
ALTER TABLE `review_logs` ADD `tz` text DEFAULT 'UTC' NOT NULL;