CREATE TABLE `place_reports` (
	`point_id` text NOT NULL,
	`fault` text NOT NULL,
	`times` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`point_id`, `fault`),
	FOREIGN KEY (`point_id`) REFERENCES `service_points`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `service_points` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`province` text NOT NULL,
	`city` text NOT NULL,
	`county` text NOT NULL,
	`region_code` text,
	`address` text NOT NULL,
	`phone` text,
	`latitude` real,
	`longitude` real,
	`datum` text,
	`approximate` integer NOT NULL,
	`services` text NOT NULL,
	`hours` text,
	`accessible` integer,
	`source` text NOT NULL,
	`source_date` text,
	`origin` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `service_points_region` ON `service_points` (`region_code`);
