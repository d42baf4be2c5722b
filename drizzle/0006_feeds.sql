CREATE TABLE `feed_events` (
	`feed_id` integer NOT NULL,
	`uid` text NOT NULL,
	`sequence` integer NOT NULL,
	`digest` text NOT NULL,
	`date` text NOT NULL,
	`summary` text NOT NULL,
	`cancelled` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `uid`),
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `feeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`unit_id` text NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_token_hash_unique` ON `feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `feeds_member` ON `feeds` (`member_id`);