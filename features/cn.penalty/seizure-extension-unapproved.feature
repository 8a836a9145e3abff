Feature: Seizure extended without approval or notice (Administrative Compulsion Law 25)
  Thirty more days need the approval of the head, on the day of the extension at the latest, and a
  notice to the party, on any day.

  Background:
    Given the rule "cn.penalty/seizure-extension-unapproved"
    And today is 2021-12-31

  @must-not-fire
  Scenario: Approved by the end of the day of the extension, and told
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | coercion |
    And the records of event
      | case | act             | ts               |
      | C1   | extend_seize    | 2021-03-31 10:00 |
      | C1   | extend_approved | 2021-03-31 16:00 |
      | C1   | extend_notified | 2021-04-01       |
      | C2   | extend_seize    | 2021-03-31       |
      | C2   | extend_seize    | 2021-05-06       |
      | C2   | extend_approved | 2021-03-30       |
      | C2   | extend_approved | 2021-05-10       |
      | C2   | extend_notified | 2021-03-30       |
      | C3   | extend_seize    | 2021-03-31       |
      | C3   | extend_approved | 2021-03-31       |
      | C3   | extend_notified | 2021-12-31       |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @must-fire
  Scenario: Not approved, approved only on the next day, not told, or neither
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | penalty  |
      | C3   | penalty  |
      | C4   | penalty  |
      | C5   | penalty  |
      | C6   | coercion |
    And the records of event
      | case | act             | ts               |
      | C1   | extend_seize    | 2021-03-31       |
      | C1   | extend_notified | 2021-03-31       |
      | C2   | extend_seize    | 2021-03-31 23:00 |
      | C2   | extend_approved | 2021-04-01 00:10 |
      | C2   | extend_notified | 2021-03-31       |
      | C3   | extend_seize    | 2021-03-31       |
      | C3   | extend_approved | 2021-03-31       |
      | C4   | extend_seize    | 2021-03-31       |
      | C5   | extend_seize    | 2021-03-31       |
      | C5   | extend_seize    | 2021-05-06       |
      | C5   | extend_approved | 2021-04-06       |
      | C5   | extend_notified | 2021-04-06       |
      | C6   | extend_seize    | 2021-03-31       |
      | C6   | extend_notified | 2021-03-31       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Extended   | Lacking  | more | message                                                         |
      | C1      | flagged | 2021-03-31 | approval |      | The seizure was extended on 2021-03-31; not on record: approval |
      | C2      | flagged | 2021-03-31 | approval |      | The seizure was extended on 2021-03-31; not on record: approval |
      | C3      | flagged | 2021-03-31 | notice   |      | The seizure was extended on 2021-03-31; not on record: notice   |
      | C4      | flagged | 2021-03-31 | approval | 1    | The seizure was extended on 2021-03-31; not on record: approval |
      | C5      | flagged | 2021-03-31 | approval |      | The seizure was extended on 2021-03-31; not on record: approval |
      | C6      | flagged | 2021-03-31 | approval |      | The seizure was extended on 2021-03-31; not on record: approval |

  @must-not-fire
  Scenario: Only cases in which a seizure was extended, and only penalty and coercion cases
    Given the records of case
      | case | domain   |
      | C1   | penalty  |
      | C2   | approval |
      | C3   | penalty  |
    And the records of event
      | case | act             | ts         |
      | C1   | extend          | 2021-03-31 |
      | C2   | extend_seize    | 2021-03-31 |
      | C3   | extend_seize    | 2021-03-31 |
      | C3   | extend_approved | 2021-03-31 |
      | C3   | extend_notified | 2021-03-31 |
    When the rule is evaluated
    Then nothing is found
    And examined are C3

  @cannot-tell
  Scenario: The limit of the case was extended too, and there is one approval or one notice for both
    Given the records of case
      | case | domain  |
      | C1   | penalty |
      | C2   | penalty |
      | C3   | penalty |
      | C4   | penalty |
    And the records of event
      | case | act             | ts               |
      | C1   | extend          | 2021-03-31       |
      | C1   | extend_seize    | 2021-03-31       |
      | C1   | extend_approved | 2021-03-31       |
      | C1   | extend_notified | 2021-03-31 10:00 |
      | C1   | extend_notified | 2021-03-31 11:00 |
      | C2   | extend          | 2021-03-31       |
      | C2   | extend_seize    | 2021-03-31       |
      | C2   | extend_approved | 2021-03-31 10:00 |
      | C2   | extend_approved | 2021-03-31 11:00 |
      | C2   | extend_notified | 2021-03-31       |
      | C3   | extend          | 2021-03-31       |
      | C3   | extend_seize    | 2021-03-31       |
      | C3   | extend_approved | 2021-03-31 10:00 |
      | C3   | extend_approved | 2021-03-31 11:00 |
      | C3   | extend_notified | 2021-03-31 10:00 |
      | C3   | extend_notified | 2021-03-31 11:00 |
      | C4   | extend          | 2021-03-31       |
      | C4   | extend_seize    | 2021-03-31       |
      | C4   | extend_notified | 2021-03-31       |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | Extended   | Lacking  | reason                                 | message                                                         |
      | C1      | cannot_tell |            |          | the limit of the case was extended too | the limit of the case was extended too                          |
      | C2      | cannot_tell |            |          | the limit of the case was extended too | the limit of the case was extended too                          |
      | C4      | flagged     | 2021-03-31 | approval |                                        | The seizure was extended on 2021-03-31; not on record: approval |
    And examined are C1 C2 C3 C4

  @must-fire
  Scenario: The limit of the case was extended too, and nobody was told of anything
    Given the records of case
      | case | domain  |
      | C1   | penalty |
    And the records of event
      | case | act             | ts         |
      | C1   | extend          | 2021-03-20 |
      | C1   | extend_seize    | 2021-03-31 |
      | C1   | extend_approved | 2021-03-30 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Extended   | Lacking |
      | C1      | flagged | 2021-03-31 | notice  |
