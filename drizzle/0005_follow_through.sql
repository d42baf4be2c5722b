CREATE TABLE `extensions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`deadline` text NOT NULL,
	`due` text NOT NULL,
	`new_due` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`member_id` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by` integer,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `extensions_of` ON `extensions` (`unit_id`,`deadline`,`due`);--> statement-breakpoint
CREATE INDEX `extensions_state` ON `extensions` (`state`);--> statement-breakpoint
CREATE TABLE `ladder_rules` (
	`scope` text NOT NULL,
	`target` text NOT NULL,
	`cadence` text NOT NULL,
	`change` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `target`, `cadence`)
);
--> statement-breakpoint
CREATE TABLE `occasions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` text NOT NULL,
	`deadline` text NOT NULL,
	`due` text NOT NULL,
	`held_on` text NOT NULL,
	`note` text,
	`member_id` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `occasions_of` ON `occasions` (`unit_id`,`deadline`,`due`);--> statement-breakpoint
CREATE TABLE `mutes` (
	`chat_id` integer PRIMARY KEY NOT NULL,
	`until` text NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `snoozes` (
	`chat_id` integer NOT NULL,
	`deadline` text NOT NULL,
	`due` text NOT NULL,
	`until` text NOT NULL,
	`member_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `deadline`, `due`),
	FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `timer_notices` (
	`timer_id` integer NOT NULL,
	`step` text NOT NULL,
	`state` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`error` text,
	PRIMARY KEY(`timer_id`, `step`),
	FOREIGN KEY (`timer_id`) REFERENCES `timers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `timers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_id` integer NOT NULL,
	`plan_id` integer NOT NULL,
	`clause` text NOT NULL,
	`when` text NOT NULL,
	`quote` text NOT NULL,
	`started_at` integer NOT NULL,
	`state` text NOT NULL,
	`member_id` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `timers_chat` ON `timers` (`chat_id`,`state`);--> statement-breakpoint
CREATE INDEX `timers_state` ON `timers` (`state`);