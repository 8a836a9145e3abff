Feature: Many decisions at one moment
  More decisions bear one time than chance allows, by how many the authority makes at a moment: the
  mean, 3.09 standard deviations of a Poisson count, and 1.43 for its skew.

  Background:
    Given the rule "cn.licensing/decided-in-bulk"
    And today is 2021-12-31
    And the records of org
      | org | name          |
      | O   | The authority |
      | P   | Another       |

  @must-fire
  Scenario: Seven at one moment, of 16 decisions at 10 moments: more than 1.6 + 3.91 + 1.43
    P made 14 decisions at three moments, which is how it works. Midnight, acceptances,
    penalty cases and cases of no authority do not count.
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | P   |
      | C3   | penalty  | O   |
      | C4   | approval |     |
    And the records of event
      | case | act      | ts                  |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | refused  | 2021-05-06 10:00:00 |
      | C1   | refused  | 2021-05-06 10:00:00 |
      | C1   | refused  | 2021-05-06 10:00:00 |
      | C1   | accepted | 2021-05-06 10:00:00 |
      | C1   | accepted | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | granted  | 2021-05-08 00:00:00 |
      | C1   | refused  | 2021-05-07 09:00    |
      | C1   | granted  | 2021-05-07 09:01    |
      | C1   | refused  | 2021-05-07 09:02    |
      | C1   | granted  | 2021-05-07 09:03    |
      | C1   | refused  | 2021-05-07 09:04    |
      | C1   | granted  | 2021-05-07 09:05    |
      | C1   | refused  | 2021-05-07 09:06    |
      | C1   | granted  | 2021-05-07 09:07    |
      | C1   | refused  | 2021-05-07 09:08    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
      | C2   | granted  | 2021-05-08 10:00    |
      | C2   | granted  | 2021-05-08 10:00    |
      | C2   | granted  | 2021-05-08 10:00    |
      | C2   | granted  | 2021-05-08 10:00    |
      | C3   | granted  | 2021-05-06 10:00:00 |
      | C3   | granted  | 2021-05-06 10:00:00 |
      | C4   | granted  | 2021-05-06 10:00:00 |
      | C4   | granted  | 2021-05-06 10:00:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Day        | Decisions | All | Moments | message                                                                                     |
      | O       | flagged | 2021-05-06 | 7         | 16  | 10      | On 2021-05-06 7 decisions were made at one moment (16 decisions at 10 moments in all) |
    And examined are O P

  @must-not-fire
  Scenario: Seven at one moment, of 15 decisions at 9 moments: fewer than 1.67 + 3.99 + 1.43
    P, 17 at one moment and one at another, is far below its mean of 9 at the other.
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | P   |
      | C3   | penalty  | O   |
      | C4   | approval |     |
    And the records of event
      | case | act      | ts                  |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | granted  | 2021-05-06 10:00:00 |
      | C1   | refused  | 2021-05-07 09:00    |
      | C1   | granted  | 2021-05-07 09:01    |
      | C1   | refused  | 2021-05-07 09:02    |
      | C1   | granted  | 2021-05-07 09:03    |
      | C1   | refused  | 2021-05-07 09:04    |
      | C1   | granted  | 2021-05-07 09:05    |
      | C1   | refused  | 2021-05-07 09:06    |
      | C1   | granted  | 2021-05-07 09:07    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-06 10:00    |
      | C2   | granted  | 2021-05-07 10:00    |
    When the rule is evaluated
    Then nothing is found
    And examined are O P

  @cannot-tell
  Scenario: Nine decisions with a time of day; all at midnight. Ten are enough
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
      | C2   | approval | P   |
      | C3   | approval | Q   |
      | C4   | penalty  | R   |
      | C5   | approval | R   |
    And the records of event
      | case | act      | ts                  |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-06 10:00    |
      | C1   | granted  | 2021-05-07 00:00    |
      | C1   | granted  | 2021-05-07 00:00    |
      | C1   | granted  | 2021-05-07 00:00    |
      | C1   | granted  | 2021-05-07 00:00    |
      | C1   | granted  | 2021-05-07 00:00    |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C2   | granted  | 2021-05-06          |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C3   | granted  | 2021-05-06 10:00    |
      | C4   | granted  | 2021-05-06 10:00    |
      | C5   | accepted | 2021-05-06 10:00    |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                  | message                                 |
      | O       | cannot_tell | too few decisions with a time of day    | too few decisions with a time of day    |
      | P       | cannot_tell | too few decisions with a time of day    | too few decisions with a time of day    |
    And examined are O P Q

  @must-not-fire
  Scenario: A case of which nothing is recorded
    Given the records of case
      | case | domain   | org |
      | C1   | approval | O   |
    When the rule is evaluated
    Then nothing is found
    And nothing is examined
