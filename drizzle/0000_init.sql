CREATE TABLE `chats` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`platform` text NOT NULL,
	`external_id` text NOT NULL,
	`kind` text NOT NULL,
	`disabled_reason` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chats_external` ON `chats` (`platform`,`external_id`);--> statement-breakpoint
CREATE TABLE `dialogues` (
	`chat_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `person_id`),
	FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chat_external_id` text NOT NULL,
	`key` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_chat` ON `inbox` (`chat_external_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_key` ON `inbox` (`chat_external_id`,`key`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`platform` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text,
	`role` text NOT NULL,
	`unit_name` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_external` ON `members` (`platform`,`external_id`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`chat_id` integer NOT NULL,
	`unit_id` text NOT NULL,
	`unit_name` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `unit_id`),
	FOREIGN KEY (`chat_id`) REFERENCES `chats`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_unit` ON `subscriptions` (`unit_id`);--> statement-breakpoint
CREATE TABLE `findings` (
	`plan_id` integer NOT NULL,
	`key` text NOT NULL,
	`decision` text NOT NULL,
	`reviewer` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `key`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series` text NOT NULL,
	`version` integer NOT NULL,
	`digest` text NOT NULL,
	`ordinal` integer NOT NULL,
	`file_name` text NOT NULL,
	`region_code` text,
	`state` text NOT NULL,
	`published_on` text,
	`continued` integer DEFAULT false NOT NULL,
	`parsed` text NOT NULL,
	`source_text` text NOT NULL,
	`imported_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_version` ON `plans` (`series`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `plans_source` ON `plans` (`digest`,`ordinal`);--> statement-breakpoint
CREATE INDEX `plans_region` ON `plans` (`region_code`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`platform` text NOT NULL,
	`chat_id` text NOT NULL,
	`date` text NOT NULL,
	`part` integer NOT NULL,
	`round` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`next_try_at` integer NOT NULL,
	`owner` text,
	`lease_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`message_id` text,
	`error` text,
	`reply` text,
	`settled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_identity` ON `deliveries` (`platform`,`chat_id`,`date`,`part`,`round`);--> statement-breakpoint
CREATE INDEX `deliveries_ready` ON `deliveries` (`state`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`platform` text NOT NULL,
	`chat_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`deadline` text NOT NULL,
	`due` text NOT NULL,
	`step` integer NOT NULL,
	`planned_at` integer NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`delivery_id` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_identity` ON `reminders` (`platform`,`chat_id`,`unit_id`,`deadline`,`due`,`step`);--> statement-breakpoint
CREATE INDEX `reminders_waiting` ON `reminders` (`state`,`planned_at`);--> statement-breakpoint
CREATE INDEX `reminders_delivery` ON `reminders` (`delivery_id`);