CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`member_id` integer,
	`chat_id` integer,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`id`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`unit_id` text NOT NULL,
	`deadline` text NOT NULL,
	`due` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`member_id` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `deadline`, `due`)
);
--> statement-breakpoint
CREATE INDEX `follow_ups_state` ON `follow_ups` (`state`);